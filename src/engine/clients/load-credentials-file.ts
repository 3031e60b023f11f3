import { basename } from 'node:path';
import { mayBeSecret } from '../../core/credentials/shown-client-id.js';
import { ConsoleError } from '../../core/errors.js';
import type { RunClient } from '../../core/flow/run.js';
import { type ReadClient, readClientFiles } from './read-client-files.js';
import { shownName } from './suggestions.js';

/**
 * Reads and examines a credentials file of one client; nothing is stored.
 *
 * @throws ConsoleError the `file-…` codes, the `credentials-…` codes where the bytes are no credentials at all, and
 * `credentials-encrypted`, `credentials-several-clients`
 */
export async function loadCredentialsFile(path: string): Promise<ReadClient> {
  const name = basename(path);
  const [first, ...others] = await readClientFiles([path], () => Promise.reject(encrypted(name)));
  if (first !== undefined && others.length === 0) return first;
  throw new ConsoleError(
    'config',
    'credentials-several-clients',
    `Expected the credentials of one client; ${name} has ${others.length + 1}.`,
    { hint: 'Save them with clients import and name the one that is meant, or give a file with that client alone.' },
  );
}

function encrypted(name: string): ConsoleError {
  return new ConsoleError('config', 'credentials-encrypted', `${name} is encrypted with a passphrase (age).`, {
    hint: 'Save it with clients import, which asks for the passphrase, or decrypt it with the age tool: age -d FILE.',
  });
}

/**
 * A client of loaded credentials, ready to run.
 *
 * @param path for its name, where the file gives none
 * @throws ConsoleError `credentials-not-usable`, naming the first error found
 */
export function runClientOf({ diagnosis }: ReadClient, path: string): RunClient {
  const { client } = diagnosis;
  // What is sent and shown as the client id must be one.
  if (client !== undefined && !diagnosis.findings.some((one) => one.severity === 'error' && mayBeSecret([one]))) {
    const { clientId, clientSecret, privateKey, allowedScopes, redirectUris } = client;
    return {
      clientId,
      clientSecret,
      privateKey,
      allowedScopes,
      redirectUris,
      name: client.name ?? shownName(basename(path)) ?? clientId,
    };
  }
  const errors = diagnosis.findings.filter((finding) => finding.severity === 'error');
  const first = errors.find((one) => mayBeSecret([one])) ?? errors[0];
  throw new ConsoleError(
    'config',
    'credentials-not-usable',
    `These credentials cannot be used. ${first?.message ?? ''}`.trim(),
    {
      hint: first?.hint ?? `Run sgid-console check ${path} to see all that is wrong.`,
    },
  );
}
