import type { FaultContext, FaultHooks, FaultStages } from './fault.js';
import type { ArmedFault } from './fault-switch.js';

/** Keeps a fault that is armed for one request from touching two. */
interface OnceKeeper {
  readonly take: (fault: ArmedFault, request: RequestFaults) => boolean;
  readonly giveBack: (fault: ArmedFault) => void;
  readonly spend: (fault: ArmedFault) => void;
}

/** The faults that were armed when a request came in, and which of them touched it. */
export class RequestFaults {
  readonly #faults: readonly ArmedFault[];
  readonly #context: FaultContext;
  readonly #keeper: OnceKeeper;
  readonly #always: FaultHooks;
  readonly #applied = new Set<ArmedFault>();

  /** @param always what the sandbox is like without any fault, where it takes after another provider */
  constructor(faults: readonly ArmedFault[], context: FaultContext, keeper: OnceKeeper, always: FaultHooks = {}) {
    this.#faults = faults;
    this.#context = context;
    this.#keeper = keeper;
    this.#always = always;
  }

  /** Passes a value through the hooks of one stage, in the order in which the faults were armed. */
  async apply<Stage extends keyof FaultStages>(stage: Stage, value: FaultStages[Stage]): Promise<FaultStages[Stage]> {
    let current = (await this.#always[stage]?.(value, this.#context)) ?? value;
    for (const fault of this.#faults) {
      const hook = fault.hooks[stage];
      if (hook === undefined || (fault.once && !this.#keeper.take(fault, this))) continue;
      const changed = await hook(current, this.#context);
      if (changed !== current) this.#applied.add(fault);
      else if (fault.once && !this.#applied.has(fault)) this.#keeper.giveBack(fault);
      current = changed;
    }
    return current;
  }

  /** Ids of the faults that changed something. */
  applied(): readonly string[] {
    return [...this.#applied].map(({ id }) => id);
  }

  /** Ends the request: what was armed for one and touched this one goes off. */
  finish(): void {
    for (const fault of this.#applied) if (fault.once) this.#keeper.spend(fault);
  }
}
