import { ConsoleError } from '../../core/errors.js';
import { contentKeyOfRun } from './content-keys.js';
import { type RunParts, runSecrets } from './run-secrets.js';

/** The private key is masked wherever it turns up, and never revealed. */
const NEVER_REVEALED = new Set(['private-key']);

/**
 * One secret of a run, for the user who asked for it.
 *
 * @throws ConsoleError `secret-unknown`, `secret-not-revealable`, `secret-not-kept`
 */
export function revealSecret(parts: RunParts, ref: string): string {
  if (NEVER_REVEALED.has(ref)) {
    throw new ConsoleError('config', 'secret-not-revealable', 'The private key is never shown.');
  }
  if (parts.request.client.withheld?.some((one) => one.ref === ref) === true) throw notKept();
  const value = contentKeyOfRun(parts, ref) ?? runSecrets(parts).find((one) => one.ref === ref)?.value;
  if (value !== undefined) return value;
  throw new ConsoleError(
    'config',
    'secret-unknown',
    'Expected a value that this run still holds; it holds none by that name.',
    {
      hint: 'The step may have been run again since. Look at it once more.',
    },
  );
}

function notKept(): ConsoleError {
  return new ConsoleError('config', 'secret-not-kept', 'The client’s secret is never kept with a run.', {
    hint: 'It is with the client, in the keychain.',
  });
}
