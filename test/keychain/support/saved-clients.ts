import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewClient } from '../../../src/engine/storage/client-records.js';
import { type ClientRepository, createClientRepository } from '../../../src/engine/storage/client-repository.js';
import { openConf } from '../../../src/engine/storage/open-conf.js';
import { openSecretStore } from '../../../src/engine/storage/open-secret-store.js';
import type { SecretStore } from '../../../src/engine/storage/secret-store.js';
import { openSettings, type SettingsStore } from '../../../src/engine/storage/settings-store.js';

/** A real settings file and the real keychain, as the command line opens them. */
export interface Storage {
  readonly folder: string;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly clients: ClientRepository;
}

export async function openStorage(folder: string): Promise<Storage> {
  const settings = openSettings(folder, openConf);
  const secrets = await openSecretStore();
  return { folder, settings, secrets, clients: createClientRepository(settings, secrets) };
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'sgid-keychain-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

/**
 * A client whose secrets name it and each other: what was mixed up can be told.
 *
 * @param id its client id
 * @param version of the secret and of the key
 */
export function clientOf(id: string, version: { secret: string; key: string }, keyLength = 1_700): NewClient {
  const privateKeyPem = `key ${version.key} of ${id} `.padEnd(keyLength, version.key);
  return {
    clientId: id,
    name: `Name of ${id}`,
    environment: { kind: 'production', origin: 'https://api.id.gov.sg' },
    allowedScopes: ['openid', 'myinfo.name', 'myinfo.nric_number'],
    redirectUris: ['http://localhost:5001/api/redirect', 'https://clinic.example.sg/callback'],
    selectedScopes: ['openid'],
    redirectUri: 'http://localhost:5001/api/redirect',
    keyBits: 2048,
    keyFingerprint: `fingerprint ${version.key}`.padEnd(64, 'f'),
    publicKeyPem: `public ${version.key} `.padEnd(450, 'p'),
    findings: [],
    clientSecret: `secret ${version.secret} of ${id}`,
    privateKeyPem,
  };
}
