import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConsoleError } from '../../../../src/core/errors.js';
import { createMemorySecretStore } from '../../../../src/engine/storage/memory-secret-store.js';
import type { SecretStore } from '../../../../src/engine/storage/secret-store.js';
import { lockableKeychain } from '../../../support/lockable-keytar.js';
import { canaryClient as client, deadPid, repositoryBench } from '../../../support/repository-bench.js';
import { thrownCode } from '../../../support/thrown-code.js';

const { folder, open } = repositoryBench();

describe('the client repository', () => {
  it('gives back after a restart what was saved', async () => {
    const { clients, secrets } = open();
    const saved = await clients.save(client());
    const again = open(secrets).clients;
    expect(again.list()).toEqual([saved]);
    expect(await again.secretsOf(saved)).toEqual({
      clientSecret: 'canary-secret-0123456789abcdefgh',
      privateKeyPem: 'canary-private-key',
    });
  });

  it('writes no secret to any file', async () => {
    await open().clients.save(client());
    for (const name of readdirSync(folder()))
      expect(readFileSync(join(folder(), name), 'utf8')).not.toContain('canary');
  });

  it('C12 updates a client that is imported twice, and drops its old secrets', async () => {
    const { clients, secrets } = open();
    const first = await clients.save(client());
    const second = await clients.save(client({ clientSecret: 'another', name: 'Clinic 2' }));
    expect(clients.list()).toHaveLength(1);
    expect(second.key).toBe(first.key);
    expect((await clients.secretsOf(second)).clientSecret).toBe('another');
    expect(await secrets.get(`${first.secretsId}/client-secret`)).toBeUndefined();
  });

  it('keeps the same client id in two environments apart', async () => {
    const { clients } = open();
    await clients.save(client());
    await clients.save(client({ environment: { kind: 'staging', origin: 'https://api-stg.id.gov.sg' } }));
    expect(clients.list()).toHaveLength(2);
    expect(() => clients.find('CLINIC-PROD')).toThrow(ConsoleError);
  });

  it('K09 removes a client with all its items', async () => {
    const { clients, secrets, settings } = open();
    const saved = await clients.save(client());
    await clients.remove(saved.key);
    expect(clients.list()).toEqual([]);
    expect(await secrets.get(`${saved.secretsId}/client-secret`)).toBeUndefined();
    expect(await secrets.get(`${saved.secretsId}/private-key`)).toBeUndefined();
    expect(settings.read().pendingSecrets).toEqual([]);
  });

  it('K06 clears what a crash between secret and index left behind', async () => {
    const { store, clientItems } = lockableKeychain();
    const { clients, settings } = open(store);
    await store.set('crashed/private-key', 'canary-private-key');
    settings.update((now) => ({ ...now, pendingSecrets: [{ id: 'crashed', pid: deadPid(), at: Date.now() }] }));
    await clients.clearLeftovers();
    expect(clients.list()).toEqual([]);
    expect(clientItems()).toEqual([]);
    expect(settings.read().pendingSecrets).toEqual([]);
  });

  it('K06 clears what an earlier version noted by its id alone', async () => {
    const { store, clientItems } = lockableKeychain();
    const { settings, clients } = open(store);
    await store.set('old/client-secret', 'canary');
    const path = join(folder(), 'settings.json');
    writeFileSync(path, JSON.stringify({ pendingSecrets: ['old'] }));
    await clients.clearLeftovers();
    expect(clientItems()).toEqual([]);
    expect(settings.read().pendingSecrets).toEqual([]);
  });

  it('K08 leaves alone what a live process is writing while another starts', async () => {
    const memory = createMemorySecretStore('test');
    const starting = open(memory).clients;
    const saving = open({
      ...memory,
      set: async (account, secret) => {
        await memory.set(account, secret);
        await starting.clearLeftovers();
      },
    });
    const saved = await saving.clients.save(client());
    expect((await starting.secretsOf(saved)).privateKeyPem).toBe('canary-private-key');
  });

  it('K08 saves nothing whose secrets were cleared meanwhile', async () => {
    const memory = createMemorySecretStore('test');
    const starting = open(memory);
    const age = () =>
      starting.settings.update((now) => ({
        ...now,
        pendingSecrets: now.pendingSecrets.map((one) => ({ ...one, at: 1 })),
      }));
    const saving = open({
      ...memory,
      set: async (account, secret) => {
        await memory.set(account, secret);
        age();
        await starting.clients.clearLeftovers();
      },
    });
    await expect(saving.clients.save(client())).rejects.toMatchObject({ code: 'save-interrupted' });
    expect(saving.clients.list()).toEqual([]);
  });

  it('K08 C12 keeps one client where two processes save it at once', async () => {
    const memory = createMemorySecretStore('test');
    const [app, cli] = [open(memory).clients, open(memory).clients];
    await Promise.all([app.save(client()), cli.save(client({ clientSecret: 'another' }))]);
    const [kept, ...others] = app.list();
    expect(others).toEqual([]);
    expect(kept && (await app.secretsOf(kept)).privateKeyPem).toBe('canary-private-key');
  });

  it('K07 says so when an item was deleted from outside', async () => {
    const { clients, secrets } = open();
    const saved = await clients.save(client());
    await secrets.delete(`${saved.secretsId}/private-key`);
    expect(await clients.presenceOf(saved)).toBe('missing');
    await expect(clients.secretsOf(saved)).rejects.toMatchObject({ code: 'secrets-missing' });
  });

  it('K10 starts from the last good copy when the file was cut off, and keeps the file', async () => {
    const { clients } = open();
    await clients.save(client());
    await clients.save(client({ clientId: 'OTHER' }));
    writeFileSync(join(folder(), 'settings.json'), '{"clients": [{"key"');
    const again = open();
    expect(again.settings.notices).toHaveLength(1);
    expect(again.clients.list().map((record) => record.clientId)).toEqual(['CLINIC-PROD', 'OTHER']);
    expect(readdirSync(folder()).some((name) => name.includes('unreadable'))).toBe(true);
  });

  it('K10 is not stopped by an edit that another process makes while the file is cut off', async () => {
    const { clients } = open();
    const saved = await clients.save(client());
    writeFileSync(join(folder(), 'settings.json'), '{');
    expect(clients.edit(saved.key, { name: 'Clinic 2' }).name).toBe('Clinic 2');
    expect(open().clients.list()).toMatchObject([{ clientId: 'CLINIC-PROD', name: 'Clinic 2' }]);
  });
});

describe('managing saved clients', () => {
  it('keeps the user’s choices where a client is updated, unless others are given', async () => {
    const { clients } = open();
    const { key } = await clients.save(client({ notes: 'of the ward', colour: 'teal' }));
    clients.edit(key, { selectedScopes: ['openid', 'myinfo.name'], redirectUri: 'http://localhost:9999/r' });
    const kept = await clients.save(client({ redirectUri: undefined, keyFingerprint: 'cd' }), { kind: 'update', key });
    expect(kept).toMatchObject({
      key,
      keyFingerprint: 'cd',
      notes: 'of the ward',
      colour: 'teal',
      selectedScopes: ['openid', 'myinfo.name'],
      redirectUri: 'http://localhost:9999/r',
    });
    const given = await clients.save(client({ notes: '', colour: 'red' }));
    expect(given).toMatchObject({ key, notes: '', colour: 'red', redirectUri: 'http://localhost:5001/api/redirect' });
    expect(clients.list()).toEqual([given]);
  });

  it('C12 saves beside only where that is asked for, and then says which of several is meant', async () => {
    const { clients } = open();
    const first = await clients.save(client());
    const second = await clients.save(client({ clientSecret: 'another' }), { kind: 'beside' });
    expect(clients.list()).toEqual([first, second]);
    await expect(clients.save(client())).rejects.toMatchObject({ code: 'client-ambiguous' });
    await expect(clients.save(client(), { kind: 'update', key: 'none' })).rejects.toMatchObject({
      code: 'client-unknown',
    });
    expect((await clients.secretsOf(first)).clientSecret).toBe('canary-secret-0123456789abcdefgh');
    expect((await clients.secretsOf(second)).clientSecret).toBe('another');
  });

  it('edits what is named and nothing else', async () => {
    const { clients } = open();
    const saved = await clients.save(client({ allowedScopes: ['openid'], notes: 'n', colour: 'red' }));
    const { allowedScopes: _a, notes: _n, colour: _c, ...rest } = saved;
    const sneaky = { name: 'New', clientId: undefined, secretsId: 'other', key: 'other' };
    expect(clients.edit(saved.key, sneaky)).toEqual({ ...saved, name: 'New' });
    const forgotten = clients.edit(saved.key, { allowedScopes: undefined, notes: undefined, colour: undefined });
    expect(JSON.parse(JSON.stringify(forgotten))).toEqual({ ...JSON.parse(JSON.stringify(rest)), name: 'New' });
    expect(thrownCode(() => clients.edit('none', { name: 'x' }))).toBe('client-unknown');
  });

  it('K08 loses no edit of two processes, each of which knows an older record', async () => {
    const memory = createMemorySecretStore('test');
    const [app, cli] = [open(memory).clients, open(memory).clients];
    const { key } = await app.save(client());
    expect(cli.list()).toHaveLength(1);
    app.edit(key, { notes: 'of the app' });
    cli.edit(key, { colour: 'blue' });
    expect(app.find(key)).toMatchObject({ notes: 'of the app', colour: 'blue' });
    expect(cli.find(key)).toEqual(app.find(key));
  });

  it('duplicates a client with items of its own', async () => {
    const { store, clientItems } = lockableKeychain();
    const { clients } = open(store);
    const saved = await clients.save(client({ notes: 'n', colour: 'pink' }));
    const copy = await clients.duplicate(saved.key, 'Clinic copy');
    expect(copy).toEqual({ ...saved, key: copy.key, secretsId: copy.secretsId, name: 'Clinic copy' });
    expect(clientItems()).toHaveLength(4);
    await clients.remove(saved.key);
    expect(await clients.secretsOf(copy)).toEqual({
      clientSecret: 'canary-secret-0123456789abcdefgh',
      privateKeyPem: 'canary-private-key',
    });
  });

  it('saves many, each by itself', async () => {
    const { clients } = open();
    const wanted = ['A', 'B', 'A', 'C'].map((clientId) => ({ client: client({ clientId }) }));
    const [a, b, again, refused, c] = await clients.saveAll([
      ...wanted.slice(0, 3),
      { client: client(), placement: { kind: 'update', key: 'none' } },
      ...wanted.slice(3),
    ]);
    expect([a, b, again, c].map((one) => one?.status)).toEqual(Array.from({ length: 4 }, () => 'fulfilled'));
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'client-unknown' } });
    expect(clients.list().map(({ clientId }) => clientId)).toEqual(['A', 'B', 'C']);
  });

  it('asks the keychain once for its state where it looks for many', async () => {
    const { store, state } = lockableKeychain();
    let asked = 0;
    const counting: SecretStore = {
      ...store,
      state: () => {
        asked += 1;
        return store.state();
      },
    };
    const { clients } = open(counting);
    await clients.saveAll(['A', 'B', 'C'].map((clientId) => ({ client: client({ clientId }) })));
    asked = 0;
    const [a, b, c] = clients.list();
    await store.delete(`${b?.secretsId}/private-key`);
    const presences = (...secrets: readonly string[]) =>
      [a, b, c].map((one, at) => ({ key: one?.key, secrets: secrets[at] }));
    expect(await clients.presencesOf(clients.list())).toEqual(presences('present', 'missing', 'present'));
    expect(asked).toBe(1);
    state.locked = true;
    expect(await clients.presencesOf(clients.list())).toEqual(presences('locked', 'locked', 'locked'));
  });

  it('says that a client was changed where its secrets went while they were read', async () => {
    const { clients } = open();
    const old = await clients.save(client());
    const now = await clients.save(client({ clientSecret: 'another' }));
    await expect(clients.secretsOf(old)).rejects.toMatchObject({ code: 'client-changed' });
    expect((await clients.secretsOf(now)).clientSecret).toBe('another');
  });
});
