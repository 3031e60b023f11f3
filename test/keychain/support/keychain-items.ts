import keytar from 'keytar';
import { STORAGE_NAME } from '../../../src/engine/storage/paths.js';
import type { ClientRecord } from '../../../src/engine/storage/settings.js';

/** The accounts of all items of clients in the keychain, in order. */
export async function clientAccounts(): Promise<readonly string[]> {
  const found = await keytar.findCredentials(STORAGE_NAME);
  return found
    .map(({ account }) => account)
    .filter((account) => account.includes('/'))
    .sort();
}

/** The accounts of items that have come since and belong to none of the clients. */
export type StrayFinder = (records: readonly ClientRecord[]) => Promise<readonly string[]>;

/** Watches from now on: whatever is there already is another's, and stays. */
export async function watchKeychain(): Promise<StrayFinder> {
  const before = new Set(await clientAccounts());
  return async (records) => {
    const ids = new Set(records.map(({ secretsId }) => secretsId));
    const since = (await clientAccounts()).filter((account) => !before.has(account));
    return since.filter((account) => !ids.has(account.split('/')[0] ?? ''));
  };
}
