import { SANDBOX_REQUEST } from '../shared/views/sandbox.js';
import type { RunBook } from './run-book.js';
import type { SandboxHost } from './sandbox-host.js';

/** The runs, which reveal what a logged request of the sandbox holds as well. */
export function alsoRevealing(runs: RunBook, sandbox: SandboxHost): RunBook {
  return {
    ...runs,
    reveal: (id, ref) =>
      id.startsWith(SANDBOX_REQUEST)
        ? sandbox.reveal(Number(id.slice(SANDBOX_REQUEST.length)), ref)
        : runs.reveal(id, ref),
  };
}
