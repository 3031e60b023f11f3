import { ConsoleError } from '../../core/errors.js';
import { SandboxError } from '../../sandbox/errors.js';

/** The sandbox knows nothing of the console's errors; its own have the same parts. */
export function asConsoleError(error: unknown): unknown {
  if (!(error instanceof SandboxError)) return error;
  return new ConsoleError('config', error.code, error.message, { hint: error.hint, cause: error });
}
