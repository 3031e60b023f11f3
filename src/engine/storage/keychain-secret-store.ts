import { ConsoleError } from '../../core/errors.js';
import { STORAGE_NAME } from './paths.js';
import type { SecretStore, SecretStoreState } from './secret-store.js';

/** The part of keytar's API that is used. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/** An item of the console's own, without a secret: whoever can read it has an open keychain. */
export const PROBE_ACCOUNT = 'probe';

const KEYCHAIN_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Keychain',
  win32: 'Credential Manager',
  linux: 'Secret Service',
};

/** The keychain's name on this platform, as its users know it. */
export function keychainName(platform: NodeJS.Platform = process.platform): string {
  return KEYCHAIN_NAMES[platform] ?? 'keychain';
}

/** Secrets in the operating system's keychain, through keytar. */
export function createKeychainSecretStore(keytar: Keytar, platform: NodeJS.Platform = process.platform): SecretStore {
  const guarded = async <T>(action: () => Promise<T>): Promise<T> => {
    try {
      return await action();
    } catch (error) {
      throw keychainError(error);
    }
  };
  let probing: Promise<SecretStoreState> | undefined;
  return {
    state: () => {
      // Asked for each client at once: a desktop that prompts for its keychain should prompt once.
      probing ??= probe(keytar, platform).finally(() => {
        probing = undefined;
      });
      return probing;
    },
    get: async (account) => (await guarded(() => keytar.getPassword(STORAGE_NAME, account))) ?? undefined,
    set: (account, secret) => guarded(() => keytar.setPassword(STORAGE_NAME, account, secret)),
    delete: async (account) => {
      await guarded(() => keytar.deletePassword(STORAGE_NAME, account));
    },
  };
}

async function probe(keytar: Keytar, platform: NodeJS.Platform): Promise<SecretStoreState> {
  const name = keychainName();
  try {
    const mark = await keytar.getPassword(STORAGE_NAME, PROBE_ACCOUNT);
    // A locked Secret Service answers reads as if it held nothing; only a write shows the lock. The mark stays for the
    // next look: gnome-keyring writes its whole file anew for every item, which with 1,000 clients takes 0.2 s.
    if (platform === 'linux' && mark === null) await keytar.setPassword(STORAGE_NAME, PROBE_ACCOUNT, 'open');
    return { backend: 'keychain', name, available: true };
  } catch (error) {
    const { message, hint } = keychainError(error);
    return { backend: 'keychain', name, available: false, reason: message, hint };
  }
}

/** Tells a locked keychain, which may be unlocked and asked again, from one that is not there. */
function keychainError(error: unknown): ConsoleError {
  const detail = error instanceof Error ? error.message : String(error);
  if (/lock|prompt|dismiss|cancel|interaction is not allowed/i.test(detail)) {
    return new ConsoleError('storage', 'keychain-locked', `The ${keychainName()} is locked: ${detail}`, {
      hint: 'Unlock it, then try again. Nothing was lost.',
      cause: error,
    });
  }
  return new ConsoleError('storage', 'keychain-unavailable', `The ${keychainName()} cannot be reached: ${detail}`, {
    hint:
      process.platform === 'linux'
        ? 'Start a Secret Service (gnome-keyring or KWallet) in a D-Bus session, then start the console again.'
        : 'Check that you are signed in to the desktop session, then start the console again.',
    cause: error,
  });
}
