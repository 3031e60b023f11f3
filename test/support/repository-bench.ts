import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { NewClient } from '../../src/engine/storage/client-records.js';
import { type ClientRepository, createClientRepository } from '../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../src/engine/storage/open-conf.js';
import type { SecretStore } from '../../src/engine/storage/secret-store.js';
import { openSettings, type SettingsStore } from '../../src/engine/storage/settings-store.js';

/** The storage as one process opens it. */
interface OpenedRepository {
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly clients: ClientRepository;
}

/** A settings folder of its own for each test, which may be opened more than once, as by several processes. */
export function repositoryBench(): {
  readonly folder: () => string;
  readonly open: (secrets?: SecretStore) => OpenedRepository;
} {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sgid-console-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder: () => folder,
    open: (secrets = createMemorySecretStore('test')) => {
      const settings = openSettings(folder, openConf);
      return { settings, secrets, clients: createClientRepository(settings, secrets) };
    },
  };
}

export const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

/** Makes what is in the journal that of a process that is gone. */
export const orphan = (settings: SettingsStore) =>
  settings.update((now) => ({
    ...now,
    pendingSecrets: now.pendingSecrets.map((one) => ({ ...one, pid: deadPid() })),
  }));

/** A client whose secrets can be found again wherever they get to. */
export const canaryClient = (changes: Partial<NewClient> = {}): NewClient => ({
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
