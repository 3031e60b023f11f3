import { createHash } from 'node:crypto';
import { ConsoleError } from '../../core/errors.js';
import type { SecretStore } from './secret-store.js';

/** Windows takes 2,560 bytes an item; the same limit holds on every platform, so that a client can move. */
const MAX_ITEM_BYTES = 2_400;
const PARTS_MARK = 'sgid-console-parts';

/** A store that keeps a value too long for one item in checksummed parts, and refuses what a keychain would cut. */
export function withParts(store: SecretStore): SecretStore {
  const readParts = async (account: string, head: string): Promise<string> => {
    const [, count, digest] = head.split(' ');
    const parts = await Promise.all(partAccounts(account, Number(count)).map((part) => store.get(part)));
    const value = parts.join('');
    if (parts.includes(undefined) || sha256(value) !== digest) throw damaged(account);
    return value;
  };
  const deleteParts = async (account: string, head: string | undefined): Promise<void> => {
    if (!head?.startsWith(PARTS_MARK)) return;
    for (const part of partAccounts(account, Number(head.split(' ')[1]))) await store.delete(part);
  };
  return {
    state: () => store.state(),
    get: async (account) => {
      const head = await store.get(account);
      return head?.startsWith(PARTS_MARK) ? readParts(account, head) : head;
    },
    set: async (account, secret) => {
      if (secret.includes('\0')) throw holdsNul();
      const parts = splitByBytes(secret, MAX_ITEM_BYTES);
      if (parts.length <= 1) return store.set(account, secret);
      // The head comes last: until it is there, the parts are not a value.
      for (const [index, part] of parts.entries()) await store.set(partAccount(account, index), part);
      await store.set(account, `${PARTS_MARK} ${parts.length} ${sha256(secret)}`);
    },
    delete: async (account) => {
      const head = await store.get(account);
      await store.delete(account);
      await deleteParts(account, head);
    },
  };
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
