import type { ErrorView } from '../core/errors.js';

/** What the process ends with; scripts depend on it. */
export const EXIT = { done: 0, failed: 1, usage: 2, keychain: 3, interrupted: 130 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code of an error that kept a command from doing its work at all. */
export function exitCodeOf(error: ErrorView): ExitCode {
  if (error.code === 'interrupted') return EXIT.interrupted;
  if (error.code.startsWith('keychain-')) return EXIT.keychain;
  // Wrong usage, an unreadable file, malformed input.
  return error.kind === 'config' ? EXIT.usage : EXIT.failed;
}
