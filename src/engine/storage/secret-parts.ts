import { createHash } from 'node:crypto';
import { ConsoleError } from '../../core/errors.js';
import type { SecretStore } from './secret-store.js';

/** Windows takes 2,560 bytes an item; the same limit holds on every platform, so that a client can move. */
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
  return {
    state: () => store.state(),
    get: async (account) => {
      const item = await store.get(account);
      const head = readHead(item);
      return head === undefined ? item : readParts(account, head);
    },
    set: async (account, secret) => {
      if (secret.includes('\0')) throw holdsNul();
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
      for (const part of partAccounts(account, head?.count ?? 0)) await store.delete(part);
      // A crash before the head was written, or a shorter value after a longer one, leaves parts without a head.
      for (const part of partAccounts(account, MAX_PARTS).slice(head?.count ?? 0)) {
        if ((await store.get(part)) === undefined) return;
        await store.delete(part);
      }
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

function tooLong(): ConsoleError {
  const limit = (MAX_PARTS * MAX_ITEM_BYTES).toLocaleString('en');
  return new ConsoleError('storage', 'secret-too-long', `The secret has more than ${limit} bytes; no secret has.`, {
    hint: 'Check the file that the credentials came from.',
  });
}
