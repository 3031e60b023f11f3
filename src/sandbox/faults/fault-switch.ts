import { SandboxError } from '../errors.js';
import type { Fault, FaultContext, FaultHooks } from './fault.js';
import { FAULTS, isPerClient } from './faults.js';
import { RequestFaults } from './request-faults.js';

/** A fault that waits for requests. */
export interface ArmedFault extends Fault {
  /** It goes off once it has touched one request; else it stays until it is switched off. */
  readonly once: boolean;
  /** The one client whose requests it touches; undefined for those of all. */
  readonly clientId?: string | undefined;
}

/** A fault to arm: by its id for every client, or for one. */
export type FaultChoice = string | { readonly id: string; readonly clientId?: string | undefined };

/** Whether a client can log in, so that a fault for it alone makes sense. */
type IsRegistered = (clientId: string) => boolean;

/** Which faults are armed. One fault may be armed for all, and otherwise for single clients: theirs counts for them. */
export class FaultSwitch {
  readonly #onSpent: () => void;
  readonly #isRegistered: IsRegistered;
  #armed: readonly ArmedFault[] = [];
  /** Faults armed for one request, by the request that has hold of them. */
  readonly #held = new Map<ArmedFault, RequestFaults>();

  constructor(isRegistered: IsRegistered, onSpent: () => void) {
    this.#isRegistered = isRegistered;
    this.#onSpent = onSpent;
  }

  /** Throws a {@link SandboxError} `unknown-fault`, `unknown-client` or `fault-not-per-client`. */
  arm(id: string, armed: boolean | 'once', clientId?: string): void {
    const fault = FAULTS.find((candidate) => candidate.id === id);
    if (fault === undefined) {
      throw new SandboxError('unknown-fault', `The sandbox has no fault ${id}.`, 'The list of faults has the ids.');
    }
    if (clientId !== undefined && armed !== false) this.#checkClient(id, clientId);
    const others = this.#armed.filter((other) => other.id !== id || other.clientId !== clientId);
    this.#armed = armed === false ? others : [...others, { ...fault, once: armed === 'once', clientId }];
  }

  armed(): readonly ArmedFault[] {
    return this.#armed;
  }

  /** Switches off what was armed for clients that are gone. */
  forgetClients(): void {
    this.#armed = this.#armed.filter(({ clientId }) => clientId === undefined || this.#isRegistered(clientId));
  }

  /**
   * A request keeps the faults it began with, whatever is switched while it runs.
   *
   * @param clientOf the client of the request, as far as it is known by then
   */
  forRequest(context: FaultContext, always: FaultHooks, clientOf: () => string | undefined): RequestFaults {
    const keeper = {
      take: (fault: ArmedFault, request: RequestFaults) => this.#take(fault, request),
      giveBack: (fault: ArmedFault) => this.#held.delete(fault),
      spend: (fault: ArmedFault) => this.#spend(fault),
    };
    return new RequestFaults({ faults: this.#armed, context, keeper, always, clientOf });
  }

  #checkClient(id: string, clientId: string): void {
    if (!this.#isRegistered(clientId)) {
      throw new SandboxError(
        'unknown-client',
        `A fault cannot be armed for the client ${clientId}: it is not registered here.`,
        'Let the client in first, or arm the fault for every client.',
      );
    }
    if (!isPerClient(id)) {
      throw new SandboxError(
        'fault-not-per-client',
        `The fault ${id} cannot be armed for one client: a request for discovery or the JWKS does not say whose it is.`,
        'Arm it for every client.',
      );
    }
  }

  /** Of requests that run at once, a fault for one request is the first one's to try. */
  #take(fault: ArmedFault, request: RequestFaults): boolean {
    const holder = this.#held.get(fault);
    if (holder !== undefined) return holder === request;
    // Spent on another request since this one began.
    if (!this.#armed.includes(fault)) return false;
    this.#held.set(fault, request);
    return true;
  }

  #spend(fault: ArmedFault): void {
    this.#held.delete(fault);
    if (!this.#armed.includes(fault)) return;
    this.#armed = this.#armed.filter((other) => other !== fault);
    this.#onSpent();
  }
}
