import type { Fault, FaultContext, FaultStages } from './fault.js';

/** The faults that were armed when a request came in, and which of them touched it. */
export class RequestFaults {
  readonly #faults: readonly Fault[];
  readonly #context: FaultContext;
  readonly #applied = new Set<string>();

  constructor(faults: readonly Fault[], context: FaultContext) {
    this.#faults = faults;
    this.#context = context;
  }

  /** Passes a value through the hooks of one stage, in the order in which the faults were armed. */
  async apply<Stage extends keyof FaultStages>(stage: Stage, value: FaultStages[Stage]): Promise<FaultStages[Stage]> {
    let current = value;
    for (const fault of this.#faults) {
      const hook = fault.hooks[stage];
      if (hook === undefined) continue;
      const changed = await hook(current, this.#context);
      if (changed !== current) this.#applied.add(fault.id);
      current = changed;
    }
    return current;
  }

  /** Ids of the faults that changed something. */
  applied(): readonly string[] {
    return [...this.#applied];
  }
}
