import { SandboxError } from '../errors.js';
import type { Fault, FaultContext, FaultHooks } from './fault.js';
import { FAULTS } from './faults.js';
import { RequestFaults } from './request-faults.js';

/** A fault that waits for requests. */
export interface ArmedFault extends Fault {
  /** It goes off once it has touched one request; else it stays until it is switched off. */
  readonly once: boolean;
}

/** Which faults are armed. */
export class FaultSwitch {
  readonly #onSpent: () => void;
  #armed: readonly ArmedFault[] = [];
  /** Faults armed for one request, by the request that has hold of them. */
  readonly #held = new Map<ArmedFault, RequestFaults>();

  constructor(ids: readonly string[], idsOnce: readonly string[], onSpent: () => void) {
    this.#onSpent = onSpent;
    for (const id of ids) this.arm(id, true);
    for (const id of idsOnce) this.arm(id, 'once');
  }

  arm(id: string, armed: boolean | 'once'): void {
    const fault = FAULTS.find((candidate) => candidate.id === id);
    if (fault === undefined) {
      throw new SandboxError('unknown-fault', `The sandbox has no fault ${id}.`, 'The list of faults has the ids.');
    }
    const others = this.#armed.filter((other) => other.id !== id);
    this.#armed = armed === false ? others : [...others, { ...fault, once: armed === 'once' }];
  }

  armed(): readonly ArmedFault[] {
    return this.#armed;
  }

  /** A request keeps the faults it began with, whatever is switched while it runs. */
  forRequest(context: FaultContext, always: FaultHooks): RequestFaults {
    const keeper = {
      take: (fault: ArmedFault, request: RequestFaults) => this.#take(fault, request),
      giveBack: (fault: ArmedFault) => this.#held.delete(fault),
      spend: (fault: ArmedFault) => this.#spend(fault),
    };
    return new RequestFaults(this.#armed, context, keeper, always);
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
