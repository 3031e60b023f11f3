import { describe, expect, it } from 'vitest';
import { ConsoleError } from '../../../../src/core/errors.js';
import { createMemorySecretStore } from '../../../../src/engine/storage/memory-secret-store.js';
import type { SecretStore } from '../../../../src/engine/storage/secret-store.js';
import { lockableKeychain } from '../../../support/lockable-keytar.js';
import { canaryClient as client, orphan, repositoryBench } from '../../../support/repository-bench.js';

const { open } = repositoryBench();

describe('the client repository over a keychain that is locked, not there, or goes away', () => {
  it('K02 leaves neither an item nor a note behind where the keychain refuses the second', async () => {
    const { store, clientItems } = lockableKeychain();
    const refusing: SecretStore = {
      ...store,
      set: async (account, secret) => {
        if (account.endsWith('/private-key')) throw new Error('refused');
        await store.set(account, secret);
      },
    };
    const { clients, settings } = open(refusing);
    await expect(clients.save(client())).rejects.toThrow('refused');
    expect(clientItems()).toEqual([]);
    expect(settings.read()).toMatchObject({ clients: [], pendingSecrets: [] });
  });

  it('K09 K02 removes a client while the keychain is locked, and its items when it no longer is', async () => {
    const { store, state, clientItems } = lockableKeychain();
    const { clients, settings } = open(store);
    const [kept, gone] = [await clients.save(client()), await clients.save(client({ clientId: 'OTHER' }))];
    state.locked = true;
    expect(await clients.remove(gone.key)).toEqual({ itemsLeft: true });
    expect(clients.list()).toEqual([kept]);
    await clients.clearLeftovers();
    expect(settings.read().pendingSecrets.map(({ id }) => id)).toEqual([gone.secretsId]);
    state.locked = false;
    expect(clientItems()).toHaveLength(4);
    // As the next start finds it.
    orphan(settings);
    await open(store).clients.clearLeftovers();
    expect(clientItems()).toEqual([`${kept.secretsId}/client-secret`, `${kept.secretsId}/private-key`]);
    expect(settings.read().pendingSecrets).toEqual([]);
    expect((await clients.secretsOf(kept)).privateKeyPem).toBe('canary-private-key');
  });

  it('K09 K02 clears with the next removal what a lock held back from this process', async () => {
    const { store, state, clientItems } = lockableKeychain();
    const { clients, settings } = open(store);
    const [first, second] = [await clients.save(client()), await clients.save(client({ clientId: 'OTHER' }))];
    state.locked = true;
    await clients.remove(first.key);
    state.locked = false;
    expect(await clients.remove(second.key)).toEqual({ itemsLeft: false });
    expect(clientItems()).toEqual([]);
    expect(settings.read().pendingSecrets).toEqual([]);
  });

  it('K09 K02 clears what a lock held back as soon as the keychain is open and looked at', async () => {
    const { store, state, clientItems } = lockableKeychain();
    const { clients, settings } = open(store);
    const [first, second] = [await clients.save(client()), await clients.save(client({ clientId: 'OTHER' }))];
    expect(await clients.finishRemovals()).toBe(0);
    state.locked = true;
    // At the same time: neither forgets what the other could not clear.
    await Promise.all([clients.remove(first.key), clients.finishRemovals(), clients.remove(second.key)]);
    expect(await clients.finishRemovals()).toBe(2);
    expect(settings.read().pendingSecrets).toHaveLength(2);
    state.locked = false;
    expect(await clients.finishRemovals()).toBe(0);
    expect(clientItems()).toEqual([]);
    expect(settings.read().pendingSecrets).toEqual([]);
  });

  it('K02 K06 keeps what was saved whole where the keychain goes away in the middle, and clears the rest later', async () => {
    const { store, clientItems } = lockableKeychain();
    let answers = 9;
    const gone = () => new ConsoleError('storage', 'keychain-unavailable', 'The keychain is gone.');
    const dying: SecretStore = {
      ...store,
      state: async () => ({ ...(await store.state()), available: answers > 0 }),
      set: async (account, secret) => {
        answers -= 1;
        if (answers <= 0) throw gone();
        await store.set(account, secret);
      },
      get: (account) => (answers > 0 ? store.get(account) : Promise.reject(gone())),
      delete: (account) => (answers > 0 ? store.delete(account) : Promise.reject(gone())),
    };
    const { clients, settings } = open(dying);
    const wanted = Array.from({ length: 10 }, (_, at) => ({ client: client({ clientId: `C-${at}` }) }));
    const results = await clients.saveAll(wanted);
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual(wanted.map((_, at) => at < 4));
    expect(results[9]).toMatchObject({ reason: { code: 'keychain-unavailable' } });
    expect(settings.read().pendingSecrets).toHaveLength(6);
    answers = Number.POSITIVE_INFINITY;
    expect(await clients.finishRemovals()).toBe(0);
    expect(settings.read().pendingSecrets).toEqual([]);
    expect(clientItems()).toHaveLength(8);
    expect(await clients.presencesOf(clients.list())).toHaveLength(4);
  });

  it('K07 takes a keychain that stops answering for no access, not for secrets that are gone', async () => {
    const memory = createMemorySecretStore('test');
    const saved = await open(memory).clients.save(client());
    const gone = new ConsoleError('storage', 'keychain-unavailable', 'The keychain is gone.');
    const { clients } = open({ ...memory, get: () => Promise.reject(gone) });
    expect(await clients.presenceOf(saved)).toBe('locked');
    await expect(clients.secretsOf(saved)).rejects.toMatchObject({ code: 'keychain-unavailable' });
  });

  it('K01 K09 keeps the note of items that only a keychain can have, while there is none', async () => {
    const { store, clientItems } = lockableKeychain();
    const saved = await open(store).clients.save(client());
    const { clients, settings } = open(createMemorySecretStore('no keychain'));
    expect(await clients.remove(saved.key)).toEqual({ itemsLeft: true });
    orphan(settings);
    await open(createMemorySecretStore('still none')).clients.clearLeftovers();
    orphan(settings);
    expect(settings.read().pendingSecrets).toHaveLength(1);
    await open(store).clients.clearLeftovers();
    expect(clientItems()).toEqual([]);
    expect(settings.read().pendingSecrets).toEqual([]);
  });
});
