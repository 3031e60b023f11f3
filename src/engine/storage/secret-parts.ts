import { createHash } from 'node:crypto';
import { ConsoleError } from '../../core/errors.js';
import type { SecretStore } from './secret-store.js';

/**
 * Windows takes 2,560 bytes an item (CRED_MAX_CREDENTIAL_BLOB_SIZE, 5 × 512). keytar gives it the UTF-8 bytes of the
 * value, without a terminator (keytar_win.cc: `CredentialBlobSize = password.size()`), so it is UTF-8 that counts, not
 * UTF-16. A little less, and on every platform alike, so that what was tested on one holds on the others.
 */
const MAX_ITEM_BYTES = 2_400;
const PARTS_MARK = 'sgid-console-parts';
/** What stands for a value in parts: their number, of which no value that is saved needs more than 59, and a digest. */
const HEAD = /^sgid-console-parts ([1-9]|[1-5]\d) ([0-9a-f]{64})$/;
const MAX_PARTS = 59;

interface Head {
  readonly count: number;
  readonly digest: string;
}

/**
 * A store that keeps a value too long for one item in checksummed parts, and refuses what a keychain would cut.
 *
 * A value that itself begins like a head is kept in parts too: what is read as a head was written as one.
 */
export function withParts(store: SecretStore): SecretStore {
  const readParts = async (account: string, head: Head): Promise<string> => {
    const parts = await Promise.all(partAccounts(account, head.count).map((part) => store.get(part)));
    const value = parts.join('');
    if (parts.includes(undefined) || sha256(value) !== head.digest) throw damaged(account);
    return value;
  };
  /** As many as the head says, and those of a longer value before it, or of one whose head was not written. */
  const partsOf = async (account: string, count: number): Promise<string[]> => {
    const all = partAccounts(account, MAX_PARTS);
    let known = count;
    for (const part of all.slice(count)) {
      if ((await store.get(part)) === undefined) break;
      known += 1;
    }
    return all.slice(0, known);
  };
  return {
    state: () => store.state(),
    get: async (account) => {
      const item = await store.get(account);
      const head = readHead(item);
      return head === undefined ? item : readParts(account, head);
    },
    set: async (account, secret) => {
      if (secret.includes('\0')) throw holdsNul();
      // Half a surrogate pair, as JSON can spell it: in UTF-8, which keychains keep, it would become another character.
      if (Buffer.from(secret).toString() !== secret) throw notUnicode();
      const parts = splitByBytes(secret, MAX_ITEM_BYTES);
      if (parts.length > MAX_PARTS) throw tooLong();
      if (parts.length <= 1 && !secret.startsWith(PARTS_MARK)) return store.set(account, secret);
      // The head comes last: until it is there, the parts are not a value.
      for (const [index, part] of parts.entries()) await store.set(partAccount(account, index), part);
      await store.set(account, `${PARTS_MARK} ${parts.length} ${sha256(secret)}`);
    },
    delete: async (account) => {
      const head = readHead(await store.get(account));
      await store.delete(account);
      // Parts are written first to last and removed last to first: after a crash those that are left begin with the first.
      for (const part of (await partsOf(account, head?.count ?? 0)).reverse()) await store.delete(part);
    },
  };
}

function readHead(item: string | undefined): Head | undefined {
  const [, count, digest] = HEAD.exec(item ?? '') ?? [];
  return count === undefined || digest === undefined ? undefined : { count: Number(count), digest };
}

const partAccount = (account: string, index: number): string => `${account}#${index}`;
const partAccounts = (account: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => partAccount(account, index));
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function splitByBytes(text: string, limit: number): string[] {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character);
    if (bytes + size > limit) {
      parts.push(part);
      part = '';
      bytes = 0;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part];
}

function damaged(account: string): ConsoleError {
  return new ConsoleError('storage', 'secret-damaged', `A keychain item of ${account} is missing or was altered.`, {
    hint: 'Import the credentials again to replace it.',
  });
}

function holdsNul(): ConsoleError {
  return new ConsoleError('storage', 'secret-holds-nul', 'The secret holds a NUL character, which keychains cut off.', {
    hint: 'Check the file that the credentials came from.',
  });
}

function notUnicode(): ConsoleError {
  return new ConsoleError(
    'storage',
    'secret-not-unicode',
    'Expected Unicode text; the secret holds half of a surrogate pair.',
    { hint: 'Check the file that the credentials came from.' },
  );
}

function tooLong(): ConsoleError {
  const limit = (MAX_PARTS * MAX_ITEM_BYTES).toLocaleString('en');
  return new ConsoleError('storage', 'secret-too-long', `The secret has more than ${limit} bytes; no secret has.`, {
    hint: 'Check the file that the credentials came from.',
  });
}
