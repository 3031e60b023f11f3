import { readPrivateKey } from './private-key.js';
import { readPublicKey } from './public-key.js';
import type { CredentialsReading } from './read-credentials.js';

/** Which key pair each of some readings has a half of. */
export interface Fingerprints {
  /** SHA-256 of the SPKI, lower-case hex; undefined where there is no key that can be read. Computed once a reading. */
  readonly of: (reading: CredentialsReading) => string | undefined;
}

/** Compares readings by their keys. */
export function fingerprints(): Fingerprints {
  const known = new Map<CredentialsReading, string | undefined>();
  return {
    of: (reading) => {
      if (!known.has(reading)) known.set(reading, fingerprintOf(reading));
      return known.get(reading);
    },
  };
}

/** By the public key where there is one, which is quicker to read. */
function fingerprintOf({ publicKeyText, privateKeyText }: CredentialsReading): string | undefined {
  return publicFingerprint(publicKeyText) ?? privateFingerprint(privateKeyText);
}

/** The fingerprint of a private key's public half; undefined where the text is no key. */
export function privateFingerprint(text: string | undefined): string | undefined {
  return text === undefined ? undefined : attempt(() => readPrivateKey(text).key.fingerprint);
}

/** The fingerprint of a public key; undefined where the text is none. */
export function publicFingerprint(text: string | undefined): string | undefined {
  return text === undefined ? undefined : attempt(() => readPublicKey(text).key.fingerprint);
}

/** What is wrong with a key is for the diagnosis to say. */
function attempt(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
