import { SandboxError } from '../errors.js';
import type { Fault, FaultContext } from './fault.js';
import { FAULTS } from './faults.js';
import { RequestFaults } from './request-faults.js';

/** Which faults are armed. */
export class FaultSwitch {
  #armed: readonly Fault[] = [];

  constructor(ids: readonly string[]) {
    for (const id of ids) this.arm(id, true);
  }

  arm(id: string, armed: boolean): void {
    const fault = FAULTS.find((candidate) => candidate.id === id);
    if (fault === undefined) {
      throw new SandboxError('unknown-fault', `The sandbox has no fault ${id}.`, 'The list of faults has the ids.');
    }
    const others = this.#armed.filter((other) => other !== fault);
    this.#armed = armed ? [...others, fault] : others;
  }

  armed(): readonly Fault[] {
    return this.#armed;
  }

  /** A request keeps the faults it began with, whatever is switched while it runs. */
  forRequest(context: FaultContext): RequestFaults {
    return new RequestFaults(this.#armed, context);
  }
}
