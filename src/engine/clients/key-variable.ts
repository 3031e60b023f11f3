import { keyVariableOf } from '../../core/credentials/env-form.js';
import { readPrivateKey } from '../../core/credentials/private-key.js';
import { recordWithKey } from '../storage/client-records.js';
import type { ClientRepository } from '../storage/client-repository.js';

/**
 * The private key of a saved client as the line of an `.env` file that both official SDKs take. Secret.
 *
 * @throws ConsoleError `client-unknown`, `secrets-missing`, `keychain-locked`
 */
export async function keyVariableOfSaved(clients: ClientRepository, key: string): Promise<string> {
  const { privateKeyPem } = await clients.secretsOf(recordWithKey(clients.list(), key));
  return keyVariableOf(readPrivateKey(privateKeyPem).key);
}
