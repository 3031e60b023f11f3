import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderEnvironment } from '../../../../src/core/flow/run.js';
import { chosenEnvironment, chosenRedirectUri } from '../../../../src/engine/clients/client-choices.js';
import { createImportPreviews } from '../../../../src/engine/clients/import-previews.js';
import { createClientRepository } from '../../../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../../src/engine/storage/open-conf.js';
import { openSettings } from '../../../../src/engine/storage/settings-store.js';
import { rsaKeyPair } from '../../../support/keys.js';
import { thrownCode } from '../../../support/thrown-code.js';

const PRODUCTION = { kind: 'production', origin: 'https://api.id.gov.sg' } as const;
const REDIRECT_URI = 'http://localhost:5001/api/redirect';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-console-choices-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function openPreviews() {
  const clients = createClientRepository(openSettings(folder, openConf), createMemorySecretStore('test'));
  const previews = createImportPreviews(clients);
  const content = { id: 'C', secret: 'abcdefghijklmnopqrstuvwxyz012345', privateKey: rsaKeyPair().pkcs8 };
  return { clients, previews, open: (name?: string) => previews.open(Buffer.from(JSON.stringify(content)), name) };
}

describe('the environment that was chosen', () => {
  it.each<readonly [ProviderEnvironment, ProviderEnvironment]>([
    [{ kind: 'production', origin: 'http://evil.example' }, PRODUCTION],
    [{ kind: 'production', origin: 'https://evil.example' }, PRODUCTION],
    [
      { kind: 'staging', origin: '' },
      { kind: 'staging', origin: 'https://api-stg.id.gov.sg' },
    ],
    [
      { kind: 'sandbox', origin: 'https://evil.example' },
      { kind: 'sandbox', origin: '' },
    ],
    [{ kind: 'custom', origin: 'https://api.id.gov.sg/v2' }, PRODUCTION],
    [
      { kind: 'custom', origin: 'http://127.0.0.1:9000/x?y' },
      { kind: 'custom', origin: 'http://127.0.0.1:9000' },
    ],
  ])('C14 %j is saved as %j', (choice, environment) => {
    expect(chosenEnvironment(choice)).toEqual(environment);
  });

  it.each([
    ['http://evil.example', 'environment-not-https'],
    ['https://a:b@evil.example/path?x', 'environment-has-credentials'],
    ['file:///', 'environment-not-url'],
    ['javascript:alert(1)', 'environment-not-url'],
    ['', 'environment-not-url'],
  ])('C14 a custom one at %j is refused with %s, and nothing is saved', async (origin, code) => {
    const { clients, previews, open } = openPreviews();
    const choices = { name: 'C', environment: { kind: 'custom', origin }, redirectUri: REDIRECT_URI } as const;
    await expect(previews.save(open().previewId, choices)).rejects.toMatchObject({ code });
    expect(clients.list()).toEqual([]);
  });
});

describe('the redirect URI that was chosen', () => {
  it.each([
    ['javascript:alert(1)', 'redirect-uri-scheme'],
    ['data:text/html,x', 'redirect-uri-scheme'],
    ['FILE:///etc/passwd', 'redirect-uri-scheme'],
    ['/api/redirect', 'redirect-uri-not-absolute'],
    ['http://localhost/#x', 'redirect-uri-fragment'],
    ['http://a:b@localhost/', 'redirect-uri-userinfo'],
    ['https://*.example/', 'redirect-uri-wildcard'],
  ])('C10 %s is refused with %s, and nothing is saved', async (redirectUri, code) => {
    expect(thrownCode(() => chosenRedirectUri(redirectUri))).toBe(code);
    const { clients, previews, open } = openPreviews();
    const choices = { name: 'C', environment: PRODUCTION, redirectUri };
    await expect(previews.save(open().previewId, choices)).rejects.toMatchObject({ code });
    expect(clients.list()).toEqual([]);
  });

  it.each([REDIRECT_URI, 'https://app.example/cb?x=1', 'sg.example.app:/callback'])('%s is kept as it is', (uri) => {
    expect(chosenRedirectUri(uri)).toBe(uri);
  });
});

describe('the name that is suggested', () => {
  it.each([
    ['clinic.json', 'clinic'],
    ['A\u202Efdp.json', 'A fdp'],
    [`${'é'.repeat(250)}.json`, 'é'.repeat(200)],
    ['\u200B.json', 'C'],
    ['.json', 'C'],
    [undefined, 'C'],
  ])('C14 for %j is %j', (fileName, name) => {
    expect(openPreviews().open(fileName).suggested.name).toBe(name);
  });
});
