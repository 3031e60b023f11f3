import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConsoleError } from '../../../../src/core/errors.js';
import { createClientRepository, type NewClient } from '../../../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../../src/engine/storage/open-conf.js';
import type { SecretStore } from '../../../../src/engine/storage/secret-store.js';
import { openSettings } from '../../../../src/engine/storage/settings-store.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-console-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

const client = (changes: Partial<NewClient> = {}): NewClient => ({
  clientId: 'CLINIC-PROD',
  name: 'Clinic',
  environment: { kind: 'production', origin: 'https://api.id.gov.sg' },
  redirectUris: ['http://localhost:5001/api/redirect'],
  selectedScopes: ['openid'],
  redirectUri: 'http://localhost:5001/api/redirect',
  keyBits: 2048,
  keyFingerprint: 'ab',
  publicKeyPem: 'public',
  findings: [],
  clientSecret: 'canary-secret-0123456789abcdefgh',
  privateKeyPem: 'canary-private-key',
  ...changes,
});

function open(secrets: SecretStore = createMemorySecretStore('test')) {
  const settings = openSettings(folder, openConf);
  return { settings, secrets, clients: createClientRepository(settings, secrets) };
}

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
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).not.toContain('canary');
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
    const memory = createMemorySecretStore('test');
    const crashing: SecretStore = {
      ...memory,
      set: async (account, secret) => {
        await memory.set(account, secret);
        if (account.endsWith('/private-key')) throw new Error('killed');
      },
    };
    await expect(open(crashing).clients.save(client())).rejects.toThrow('killed');
    const { clients, settings } = open(memory);
    const left = settings.read().pendingSecrets[0]?.id;
    settings.update((now) => ({
      ...now,
      pendingSecrets: now.pendingSecrets.map((one) => ({ ...one, pid: deadPid() })),
    }));
    expect(await memory.get(`${left}/private-key`)).toBe('canary-private-key');
    await clients.clearLeftovers();
    expect(clients.list()).toEqual([]);
    expect(await memory.get(`${left}/private-key`)).toBeUndefined();
    expect(settings.read().pendingSecrets).toEqual([]);
  });

  it('K06 clears what an earlier version noted by its id alone', async () => {
    const { secrets, settings, clients } = open();
    await secrets.set('old/client-secret', 'canary');
    const path = join(folder, 'settings.json');
    settings.update((now) => now);
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), pendingSecrets: ['old'] }));
    await clients.clearLeftovers();
    expect(await secrets.get('old/client-secret')).toBeUndefined();
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
    writeFileSync(join(folder, 'settings.json'), '{"clients": [{"key"');
    const again = open();
    expect(again.settings.notices).toHaveLength(1);
    expect(again.clients.list().map((record) => record.clientId)).toEqual(['CLINIC-PROD', 'OTHER']);
    expect(readdirSync(folder).some((name) => name.includes('unreadable'))).toBe(true);
  });
});
