import { ConsoleError } from '../../src/core/errors.js';

/** The code of the ConsoleError that a function throws; what else it throws goes on; undefined where it returns. */
export function thrownCode(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof ConsoleError) return error.code;
    throw error;
  }
  return undefined;
}
