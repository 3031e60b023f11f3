import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConf } from '../../../../src/engine/storage/open-conf.js';
import type { ClientRecord, Settings } from '../../../../src/engine/storage/settings.js';
import { openSettings } from '../../../../src/engine/storage/settings-store.js';
import { watchClients } from '../../../../src/engine/storage/watch-settings.js';

const SETTLED_MS = 300;

const client = (key: string): ClientRecord => ({
  key,
  clientId: `ID-${key}`,
  name: key,
  environment: { kind: 'staging', origin: 'https://api-stg.id.gov.sg' },
  redirectUris: [],
  selectedScopes: ['openid'],
  redirectUri: 'http://localhost:27443/redirect',
  keyBits: 2048,
  keyFingerprint: '00',
  publicKeyPem: '',
  findings: [],
  importedAt: 1,
  secretsId: key,
});
const adding = (key: string) => (now: Settings) => ({ ...now, clients: [...now.clients, client(key)] });

describe('watchClients', () => {
  let folder: string;
  let told: number;
  let own: ReturnType<typeof watchClients>;
  const other = () => openSettings(folder, openConf);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-watch-'));
    told = 0;
    const fail = (error: unknown) => {
      throw error;
    };
    own = watchClients(openSettings(folder, openConf), folder, () => (told += 1), fail);
  });
  afterEach(async () => {
    own.stopWatching();
    await rm(folder, { recursive: true, force: true });
  });

  it('K08 tells of clients that another process saved or removed', async () => {
    other().update(adding('a'));
    await expect.poll(() => told).toBe(1);
    other().update((now) => ({ ...now, clients: [] }));
    await expect.poll(() => told).toBe(2);
  });

  it('K08 does not tell of its own changes, nor of what else others change', async () => {
    own.update(adding('a'));
    own.update((now) => ({ ...now, theme: 'dark' }));
    other().update((now) => ({ ...now, theme: 'light' }));
    await sleep(SETTLED_MS);
    expect(told).toBe(0);
  });

  it('K08 tells of a change that its own change came upon first', async () => {
    other().update(adding('a'));
    own.update((now) => ({ ...now, theme: 'dark' }));
    await expect.poll(() => told).toBe(1);
    await sleep(SETTLED_MS);
    expect(told).toBe(1);
  });

  it('K08 says where a folder cannot be watched, and goes on', () => {
    const failures: unknown[] = [];
    const settings = openSettings(folder, openConf);
    const watched = watchClients(
      settings,
      join(folder, 'nowhere'),
      () => {},
      (error) => failures.push(error),
    );
    expect(failures).toHaveLength(1);
    expect(watched.update(adding('a')).clients).toHaveLength(1);
    watched.stopWatching();
  });
});
