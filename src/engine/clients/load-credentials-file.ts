import { basename } from 'node:path';
import { type CredentialsDiagnosis, diagnoseCredentials } from '../../core/credentials/diagnose.js';
import { type CredentialsReading, readCredentials } from '../../core/credentials/read-credentials.js';
import { ConsoleError } from '../../core/errors.js';
import type { RunClient } from '../../core/flow/run.js';
import { readInputFile } from '../storage/read-input-file.js';
import { shownName } from './suggestions.js';

/** The largest credentials file that is looked at, in bytes; the reader has a limit of its own below this. */
export const MAX_CREDENTIALS_BYTES = 2 * 1024 * 1024;

/** A credentials file, read and examined. */
export interface LoadedCredentials {
  readonly reading: CredentialsReading;
  readonly diagnosis: CredentialsDiagnosis;
}

/**
 * Reads and examines a credentials file; nothing is stored.
 *
 * @throws ConsoleError the `file-…` codes, and the `credentials-…` codes where the bytes are no credentials at all
 */
export async function loadCredentialsFile(path: string): Promise<LoadedCredentials> {
  const reading = readCredentials(await readInputFile(path, MAX_CREDENTIALS_BYTES), basename(path));
  return { reading, diagnosis: diagnoseCredentials(reading) };
}

/**
 * A client of loaded credentials, ready to run.
 *
 * @param path for its name, where the file gives none
 * @throws ConsoleError `credentials-not-usable`, naming the first error found
 */
export function runClientOf({ diagnosis }: LoadedCredentials, path: string): RunClient {
  const { client } = diagnosis;
  if (client !== undefined) {
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
  const first = diagnosis.findings.find((finding) => finding.severity === 'error');
  throw new ConsoleError(
    'config',
    'credentials-not-usable',
    `These credentials cannot be used. ${first?.message ?? ''}`.trim(),
    {
      hint: first?.hint ?? `Run sgid-console check ${path} to see all that is wrong.`,
    },
  );
}
