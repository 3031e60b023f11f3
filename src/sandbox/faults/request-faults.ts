import type { FaultContext, FaultHooks, FaultStages } from './fault.js';
import type { ArmedFault } from './fault-switch.js';

/** Keeps a fault that is armed for one request from touching two. */
interface OnceKeeper {
  readonly take: (fault: ArmedFault, request: RequestFaults) => boolean;
  readonly giveBack: (fault: ArmedFault) => void;
  readonly spend: (fault: ArmedFault) => void;
}

interface RequestFaultsOptions {
  /** What was armed when the request came in. */
  readonly faults: readonly ArmedFault[];
  readonly context: FaultContext;
  readonly keeper: OnceKeeper;
  /** What the sandbox is like without any fault, where it takes after another provider. */
  readonly always: FaultHooks;
  /** The client of the request, as far as it is known by then. */
  readonly clientOf: () => string | undefined;
}

/** The faults that were armed when a request came in, and which of them touched it. */
export class RequestFaults {
  readonly #options: RequestFaultsOptions;
  readonly #applied = new Set<ArmedFault>();

  constructor(options: RequestFaultsOptions) {
    this.#options = options;
  }

  /** Passes a value through the hooks of one stage, in the order in which the faults were armed. */
  async apply<Stage extends keyof FaultStages>(stage: Stage, value: FaultStages[Stage]): Promise<FaultStages[Stage]> {
    const { context, keeper, always } = this.#options;
    let current = (await always[stage]?.(value, context)) ?? value;
    for (const fault of this.#ofThisClient()) {
      const hook = fault.hooks[stage];
      if (hook === undefined || (fault.once && !keeper.take(fault, this))) continue;
      const changed = await hook(current, context);
      if (changed !== current) this.#applied.add(fault);
      else if (fault.once && !this.#applied.has(fault)) keeper.giveBack(fault);
      current = changed;
    }
    return current;
  }

  /** Ids of the faults that changed something. */
  applied(): readonly string[] {
    return [...new Set([...this.#applied].map(({ id }) => id))];
  }

  /** Ends the request: what was armed for one and touched this one goes off. */
  finish(): void {
    for (const fault of this.#applied) if (fault.once) this.#options.keeper.spend(fault);
  }

  /** Those for every client, and those for the client of the request; each fault once, its own first. */
  #ofThisClient(): readonly ArmedFault[] {
    const { faults, clientOf } = this.#options;
    if (faults.every(({ clientId }) => clientId === undefined)) return faults;
    const client = clientOf();
    const own = new Set(
      faults.flatMap(({ id, clientId }) => (clientId !== undefined && clientId === client ? id : [])),
    );
    return faults.filter(({ id, clientId }) => (own.has(id) ? clientId === client : clientId === undefined));
  }
}
