import { readPrivateKey } from '../../core/credentials/private-key.js';
import { ConsoleError } from '../../core/errors.js';
import { APP_VARIABLES, appEnvironment, envLine } from '../../core/snippets/app-environment.js';
import { recordWithKey } from '../storage/client-records.js';
import type { ClientRepository } from '../storage/client-repository.js';

interface Wanted {
  /** The console's key of a saved client. */
  readonly key: string;
  /** One of the client's. */
  readonly redirectUri: string;
  /** The provider's scheme, host and port. */
  readonly origin: string;
  /** One variable alone. */
  readonly variable?: 'clientSecret' | 'privateKey' | undefined;
}

/**
 * What an app needs to log people in with a saved client, as lines of an `.env` file. Secret.
 *
 * @throws ConsoleError `client-unknown`, `redirect-uri-unknown`, `secrets-missing`, `keychain-locked`
 */
export async function envFileOfSaved(clients: ClientRepository, wanted: Wanted): Promise<string> {
  const record = recordWithKey(clients.list(), wanted.key);
  if (!record.redirectUris.includes(wanted.redirectUri)) {
    throw new ConsoleError('config', 'redirect-uri-unknown', 'Expected a redirect URI of the client.');
  }
  const { clientSecret, privateKeyPem } = await clients.secretsOf(record);
  const environment = appEnvironment({
    hostname: wanted.origin,
    clientId: record.clientId,
    clientSecret,
    privateKey: readPrivateKey(privateKeyPem).key.pkcs8Pem,
    redirectUri: wanted.redirectUri,
  });
  const only = wanted.variable === undefined ? undefined : APP_VARIABLES[wanted.variable];
  const lines = Object.entries(environment).filter(([name]) => only === undefined || name === only);
  const text = lines.map(([name, value]) => envLine(name, value)).join('\n');
  return only === undefined ? `${text}\n` : text;
}
