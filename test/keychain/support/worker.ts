import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { withFileLock } from '../../../src/engine/storage/file-lock.js';
import { testSecretStore } from '../../../src/engine/storage/test-secret-store.js';
import { openHistory, runToKeep } from './kept-runs.js';
import { clientAccounts } from './keychain-items.js';
import { clientOf, openStorage, type Storage } from './saved-clients.js';

/** One line at once: what was said before a kill was said. */
function tell(line: object): void {
  try {
    writeSync(1, `${JSON.stringify(line)}\n`);
  } catch (error) {
    // The pipe is full until the other side has read it.
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    tell(line);
  }
}
const oneOf = <T>(choices: readonly T[]): T => choices[Math.floor(Math.random() * choices.length)] as T;

/** Saves, edits and removes the clients of `ids` until it is killed; says what it begins and what it has done. */
async function churn({ clients }: Storage, ids: readonly string[], first: number): Promise<void> {
  for (let version = first; ; version += 1) {
    const id = oneOf(ids);
    const saved = clients.find(id);
    const what = saved === undefined ? 'save' : oneOf(['save', 'save', 'edit', 'remove'] as const);
    tell({ begins: what, id, version });
    if (what === 'save')
      await clients.save(
        clientOf(id, { secret: `${version}`, key: `${version}` }, oneOf([1_700, 1_700, 1_700, 3_300])),
      );
    if (what === 'edit' && saved) clients.edit(saved.key, { notes: `${version}` });
    if (what === 'remove' && saved) await clients.remove(saved.key);
    tell({ done: what, id, version });
  }
}

/** Saves clients of its own and edits one of all, as fast as it can. */
async function share({ clients }: Storage, name: string, shared: string): Promise<void> {
  for (let at = 0; at < 5; at += 1) {
    const { key } = await clients.save(clientOf(`${name}-${at}`, { secret: '1', key: '1' }));
    clients.edit(key, { notes: `edited by ${name}` });
    const { selectedScopes = [] } = clients.find(shared) ?? {};
    // What another process added since is not undone: only what is named changes.
    clients.edit(
      shared,
      name === 'app' ? { notes: `${at}` } : { name: `${at}`, clientId: `SHARED-${selectedScopes.length}` },
    );
  }
}

/** Keeps runs, each under an id of its own, and says which is kept; at most so many. */
async function keep(storage: Storage, name: string, most: number): Promise<void> {
  const history = openHistory(storage);
  await history.enable(true);
  for (let at = 0; at < most; at += 1) {
    const id = randomUUID();
    await history.keep(runToKeep(id, name));
    tell({ kept: id });
  }
  tell({ where: (await history.describe()).where });
}

/** Counts in a file under the lock, and now and then dies with the lock in its hand. */
function count(folder: string): void {
  for (let at = 0; at < 200; at += 1) {
    withFileLock(`${folder}/counter.lock`, () => {
      if (Math.random() < 0.02) process.kill(process.pid, 'SIGKILL');
      writeFileSync(`${folder}/counter`, `${Number(readFileSync(`${folder}/counter`, 'utf8')) + 1}`);
      tell({ counted: true });
    });
  }
}

const [, , mode = '', folder = '', ...rest] = process.argv;
try {
  if (mode === 'count') count(folder);
  else {
    const storage = await openStorage(folder);
    const { clients, secrets, settings } = storage;
    tell({ ready: true, notices: settings.notices, state: await secrets.state() });
    const [first = '', second = ''] = rest;
    if (mode === 'churn') await churn(storage, rest.slice(1), Number(first));
    if (mode === 'share') await share(storage, first, second);
    if (mode === 'keep') await keep(storage, first, Number(second));
    if (mode === 'presences') tell({ presences: await clients.presencesOf(clients.list()) });
    if (mode === 'save') tell({ saved: await clients.save(clientOf(first, { secret: second, key: second }, 3_300)) });
    if (mode === 'edit') tell({ edited: clients.edit(first, { notes: second }) });
    if (mode === 'remove') tell({ removed: await clients.remove(first) });
    if (mode === 'secrets') tell({ secrets: await clients.secretsOf(clients.find(first) ?? fail(first)) });
    if (mode === 'clear') tell({ cleared: await clients.clearLeftovers() });
    if (mode === 'accounts') tell({ accounts: await clientAccounts() });
    if (mode === 'test') tell({ steps: await testSecretStore(secrets) });
  }
  tell({ ended: true });
} catch (error) {
  tell({ failed: (error as { code?: string }).code ?? String(error) });
}

function fail(name: string): never {
  throw new Error(`There is no client ${name}.`);
}
