import { readPrivateKey } from '../../core/credentials/private-key.js';
import type { RunClient } from '../../core/flow/run.js';
import type { ClientRepository } from '../storage/client-repository.js';
import type { ClientRecord } from '../storage/settings.js';

/**
 * A saved client with its secrets, ready to run.
 *
 * @throws ConsoleError `secrets-missing`, `keychain-unavailable`, `keychain-locked`
 */
export async function savedRunClient(clients: ClientRepository, record: ClientRecord): Promise<RunClient> {
  const { clientSecret, privateKeyPem } = await clients.secretsOf(record);
  const { clientId, name, allowedScopes, redirectUris } = record;
  return { clientId, name, clientSecret, privateKey: readPrivateKey(privateKeyPem).key, allowedScopes, redirectUris };
}
