import { randomBytes } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { type Identity, type Recipient, Stanza } from 'age-encryption';
import { ConsoleError } from '../../core/errors.js';
import { derivePassphraseKey } from './passphrase-key.js';

/** The most that is taken from a file, as the age tool and the library hold it: a minute's work and 1 GiB. */
const MAX_WORK_FACTOR = 20;
const LABEL = new TextEncoder().encode('age-encryption.org/v1/scrypt');
const SALT_BYTES = 16;
/** Each key encrypts one file key and nothing else. */
const NONCE = new Uint8Array(12);
const TAG_BYTES = 16;
const FILE_KEY_BYTES = 16;
const SPEC = 'age v1, "The scrypt recipient type"';

/** Encrypts a file's key with a passphrase, as `age -p` does. The library's own would hold up the whole process. */
export function passphraseRecipient(passphrase: string, workFactor: number): Recipient {
  return {
    wrapFileKey: async (fileKey) => {
      const salt = randomBytes(SALT_BYTES);
      const key = await derivePassphraseKey(passphrase, labelled(salt), workFactor);
      const body = chacha20poly1305(key, NONCE).encrypt(fileKey);
      return [new Stanza(['scrypt', unpadded(salt), String(workFactor)], body)];
    },
  };
}

/**
 * Decrypts a file's key with a passphrase.
 *
 * Its `unwrapFileKey` throws ConsoleError `passphrase-file-not-scrypt`, `passphrase-file-damaged`, and, before any work,
 * `passphrase-file-too-costly`; then `passphrase-wrong` and `passphrase-key-not-derived`.
 */
export function passphraseIdentity(passphrase: string): Identity {
  return {
    unwrapFileKey: async (stanzas) => {
      const { salt, workFactor, body } = readStanza(stanzas);
      const key = await derivePassphraseKey(passphrase, labelled(salt), workFactor);
      try {
        return chacha20poly1305(key, NONCE).decrypt(body);
      } catch {
        throw wrongPassphrase();
      }
    },
  };
}

interface PassphraseStanza {
  readonly salt: Uint8Array;
  readonly workFactor: number;
  readonly body: Uint8Array;
}

function readStanza(stanzas: readonly Stanza[]): PassphraseStanza {
  const found = stanzas.find(({ args }) => args[0] === 'scrypt');
  if (found === undefined) throw notScrypt();
  const [, salt = '', workFactor = '', ...more] = found.args;
  const saltBytes = Buffer.from(salt, 'base64');
  const isWhole =
    stanzas.length === 1 &&
    more.length === 0 &&
    saltBytes.length === SALT_BYTES &&
    unpadded(saltBytes) === salt &&
    /^[1-9][0-9]*$/.test(workFactor) &&
    found.body.length === FILE_KEY_BYTES + TAG_BYTES;
  if (!isWhole) throw damagedFile();
  if (Number(workFactor) > MAX_WORK_FACTOR) throw tooCostly();
  return { salt: saltBytes, workFactor: Number(workFactor), body: found.body };
}

function labelled(salt: Uint8Array): Uint8Array {
  return Buffer.concat([LABEL, salt]);
}

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** The file is no age file, is cut off, or was altered. */
export function damagedFile(cause?: unknown): ConsoleError {
  return new ConsoleError(
    'config',
    'passphrase-file-damaged',
    'Expected a whole file encrypted with age; this one is cut off or was altered.',
    { hint: 'Copy or export it again: a single altered byte makes it unreadable.', spec: 'age v1', cause },
  );
}

/** In the same words whatever the passphrase was; an altered header cannot be told from a wrong passphrase. */
function wrongPassphrase(): ConsoleError {
  return new ConsoleError('crypto', 'passphrase-wrong', 'The passphrase does not open this file.', {
    hint: 'Type it again; capitals and spaces count. If it is surely right, the file was altered.',
    spec: SPEC,
  });
}

function notScrypt(): ConsoleError {
  return new ConsoleError(
    'config',
    'passphrase-file-not-scrypt',
    'Expected a file encrypted with a passphrase; this one is encrypted to a key.',
    { hint: 'Decrypt it with the age tool and the key, then import what comes out.', spec: SPEC },
  );
}

function tooCostly(): ConsoleError {
  return new ConsoleError(
    'config',
    'passphrase-file-too-costly',
    `Expected a work factor of at most ${MAX_WORK_FACTOR}; the file asks for more, which would take gigabytes of memory.`,
    { hint: 'Decrypt it with the age tool, if you trust where it comes from.', spec: SPEC },
  );
}
