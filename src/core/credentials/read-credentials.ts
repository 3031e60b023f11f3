import { ConsoleError } from '../errors.js';
import type { ProviderEnvironment } from '../flow/run.js';
import type { CredentialsField } from './field-names.js';
import type { CredentialsFinding } from './finding.js';
import { readSource } from './read-source.js';
import { HINT_FILES } from './source-refusals.js';

/** What a credentials file holds, as it stands there: nothing is required, nothing trimmed, no key parsed yet. */
export interface CredentialsReading {
  readonly format: 'json' | 'env' | 'pieces';
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly privateKeyText?: string | undefined;
  readonly publicKeyText?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** Undefined where the file lists none. */
  readonly scopes?: readonly string[] | undefined;
  readonly redirectUris: readonly string[];
  /** The rest is of an export of the console alone. */
  readonly environment?: ProviderEnvironment | undefined;
  readonly notes?: string | undefined;
  readonly colour?: string | undefined;
  readonly findings: readonly CredentialsFinding[];
  /** Which of the findings are about a piece alone, and go when it is replaced. */
  readonly findingsOfPieces?: ReadonlyMap<CredentialsFinding, CredentialsField> | undefined;
}

/**
 * Reads a credentials file of one client: the JSON of the developer portal under any of the names in use, or an `.env`
 * file with the SDK's variables. `bytes` is the file; `fileName` only settles in doubt which of the two was meant.
 *
 * What is incomplete or odd becomes a finding. Throws what {@link readSource} throws, and a ConsoleError of kind `config`
 * where the bytes hold something else than one client: `credentials-bare-key`, `-several`, `-encrypted`,
 * `-not-recognised`. No message quotes the content. RFC 8259 for JSON.
 */
export function readCredentials(bytes: Uint8Array, fileName?: string): CredentialsReading {
  const content = readSource(bytes, fileName);
  switch (content.kind) {
    case 'client':
      return content.reading;
    case 'private-key':
    case 'public-key':
      throw refused('bare-key', 'The file is a key alone, without the client id and secret.');
    case 'bundle':
      throw refused('several', `The file holds ${content.readings.length} clients, where one was expected.`);
    case 'encrypted':
      throw refused('encrypted', 'The file is encrypted with a passphrase.');
    case 'text':
      throw refused('not-recognised', 'The file is neither JSON nor NAME=value lines.');
  }
}

function refused(code: string, message: string): ConsoleError {
  return new ConsoleError('config', `credentials-${code}`, message, { hint: HINT_FILES });
}
