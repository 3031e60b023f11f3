import { isInspectionId } from '../../engine/inspect/inspection.js';
import type { Inspections } from '../../engine/inspect/inspections.js';
import { SANDBOX_REQUEST } from '../../shared/sandbox-request.js';
import type { RunBook } from '../runs/run-book.js';
import type { SandboxHost } from '../sandbox/sandbox-host.js';

/** The runs, which reveal what a logged request of the sandbox and what is inspected hold as well. */
export function alsoRevealing(runs: RunBook, sandbox: SandboxHost, inspections: Inspections): RunBook {
  return {
    ...runs,
    reveal: (id, ref) => {
      if (isInspectionId(id)) return inspections.reveal(id, ref);
      return id.startsWith(SANDBOX_REQUEST)
        ? sandbox.reveal(Number(id.slice(SANDBOX_REQUEST.length)), ref)
        : runs.reveal(id, ref);
    },
  };
}
