import { ConsoleError } from '../../core/errors.js';

/** The record's key is no longer in the keychain. */
export function keyMissing(): ConsoleError {
  return new ConsoleError('storage', 'history-key-missing', 'The key of this run is no longer in the keychain.', {
    hint: 'Without it nobody can read the run. Restore the keychain, or remove the file.',
  });
}

/** The record was cut off or altered. */
export function recordDamaged(): ConsoleError {
  return new ConsoleError('storage', 'history-record-damaged', 'The file of this run was cut off or altered.', {
    hint: 'It cannot be read. Restore it from a copy, or remove it.',
  });
}

/** There is no such record. */
export function recordGone(): ConsoleError {
  return new ConsoleError('storage', 'history-record-gone', 'That run is no longer kept.', {
    hint: 'It was removed, or its time was up.',
  });
}

/** The system does not let a record be written. */
export function notWritten(folder: string, cause: unknown): ConsoleError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new ConsoleError(
    'storage',
    'history-not-written',
    `The history could not be written to ${folder}: ${detail}`,
    {
      hint: 'Check that the folder is writable and the disk is not full.',
      cause,
    },
  );
}

/** Another process of the console is at the history for too long. */
export function historyLocked(): ConsoleError {
  return new ConsoleError('storage', 'history-locked', 'Another process of the console keeps the history locked.', {
    hint: 'Wait for it to finish, or close it, then try again.',
  });
}

/** One run is larger than all of the history may be. */
export function runTooLarge(bytes: number, maxMegabytes: number): ConsoleError {
  const size = (bytes / 1_000_000).toFixed(1);
  return new ConsoleError(
    'storage',
    'history-run-too-large',
    `The run takes ${size} MB, more than the ${maxMegabytes} MB that the history may have.`,
    { hint: 'Raise the limit.' },
  );
}

/** The history has to be turned on first. */
export function historyOff(): ConsoleError {
  return new ConsoleError('config', 'history-off', 'The history is off.', { hint: 'Turn it on first.' });
}
