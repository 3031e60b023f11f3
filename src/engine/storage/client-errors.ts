import { ConsoleError } from '../../core/errors.js';

/** No saved client has the key. */
export function clientUnknown(key: string): ConsoleError {
  return new ConsoleError('config', 'client-unknown', `No saved client has the key or name ${key}.`, {
    hint: 'Import its credentials first.',
  });
}

/** Several saved clients answer to what was given; `keys` tell them apart. */
export function clientAmbiguous(called: string, keys: readonly string[]): ConsoleError {
  return new ConsoleError('config', 'client-ambiguous', `${keys.length} saved clients are called ${called}.`, {
    hint: `Use one of their keys: ${keys.join(', ')}.`,
  });
}

/** A new client comes without any redirect URI. */
export function redirectUriMissing(name: string): ConsoleError {
  return new ConsoleError('config', 'redirect-uri-missing', `Expected a redirect URI for ${name}; there is none.`, {
    hint: 'Give one that is registered at the portal.',
  });
}

/** Another process took the items of a saving for left behind, and cleared them. */
export function saveInterrupted(name: string): ConsoleError {
  return new ConsoleError('storage', 'save-interrupted', `Saving ${name} took so long that it was given up.`, {
    hint: 'Import its credentials again.',
  });
}

/** The client was updated or removed while its secrets were being read. */
export function clientChanged(name: string): ConsoleError {
  return new ConsoleError('storage', 'client-changed', `${name} was changed while its secrets were being read.`, {
    hint: 'Try again: it is read as it is now.',
  });
}

/** The keychain is there and takes no secrets. */
export function keychainLocked(reason: string | undefined): ConsoleError {
  return new ConsoleError(
    'storage',
    'keychain-locked',
    `Secrets cannot be kept now. ${reason ?? 'The keychain gave no reason.'}`,
    { hint: 'Unlock it, then try again. Nothing was changed.' },
  );
}

/** The keychain is there and gives no access. */
export function secretsLocked(name: string, reason: string | undefined): ConsoleError {
  return new ConsoleError(
    'storage',
    'keychain-locked',
    `The secrets of ${name} cannot be read. ${reason ?? 'The keychain gave no reason.'}`,
    { hint: 'Unlock it, then try again. Nothing was lost.' },
  );
}

/** The keychain is open and does not have them. */
export function secretsMissing(name: string): ConsoleError {
  return new ConsoleError(
    'storage',
    'secrets-missing',
    `The secret or the private key of ${name} is not in the keychain.`,
    {
      hint: 'Import its credentials file again: the client is updated, and everything else stays as it is.',
    },
  );
}
