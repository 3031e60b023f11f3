import { ConsoleError } from '../../core/errors.js';

/** The system does not let the settings be written. */
export function settingsNotWritten(path: string, cause: unknown): ConsoleError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new ConsoleError(
    'storage',
    'settings-not-written',
    `The settings could not be written to ${path}: ${detail}`,
    {
      hint: 'Check that the folder is writable and the disk is not full, then try again.',
      cause,
    },
  );
}

/** Another process of the console is at the settings for too long. */
export function settingsLocked(): ConsoleError {
  return new ConsoleError('storage', 'settings-locked', 'Another process of the console keeps the settings locked.', {
    hint: 'Wait for it to finish, or close it, then try again.',
  });
}
