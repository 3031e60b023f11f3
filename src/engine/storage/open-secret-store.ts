import { createKeychainSecretStore, type Keytar, keychainName, PROBE_ACCOUNT } from './keychain-secret-store.js';
import { createMemorySecretStore } from './memory-secret-store.js';
import { withParts } from './secret-parts.js';
import type { SecretStore } from './secret-store.js';

/**
 * The keychain, or, where there is none at all, memory for this session with the reason why.
 *
 * A keychain that is only locked stays in charge: it may be unlocked and asked again.
 */
export async function openSecretStore(): Promise<SecretStore> {
  let keytar: Keytar;
  try {
    // A CommonJS module: only its `default` is sure to hold every function.
    keytar = (await import('keytar')).default;
  } catch (error) {
    return createMemorySecretStore(`The ${keychainName()} module could not be loaded: ${messageOf(error)}`);
  }
  const store = createKeychainSecretStore(keytar);
  try {
    await store.get(PROBE_ACCOUNT);
  } catch (error) {
    if ((error as { code?: string }).code !== 'keychain-locked') return createMemorySecretStore(messageOf(error));
  }
  return withParts(store);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
