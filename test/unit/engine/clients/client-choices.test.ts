import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderEnvironment } from '../../../../src/core/flow/run.js';
import { chosenEnvironment, chosenRedirectUri } from '../../../../src/engine/clients/client-choices.js';
import {
  type ImportBench,
  openImportBench,
  PRODUCTION,
  portalFile,
  REDIRECT_URI,
} from '../../../support/import-bench.js';
import { thrownCode } from '../../../support/thrown-code.js';

let bench: ImportBench;
beforeEach(() => {
  bench = openImportBench();
});
afterEach(() => bench.close());

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
    const { previewId } = await bench.preview(portalFile());
    const choices = { name: 'C', environment: { kind: 'custom', origin }, redirectUri: REDIRECT_URI } as const;
    await expect(bench.imports.save(previewId, choices)).rejects.toMatchObject({ code });
    expect(bench.clients.list()).toEqual([]);
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
    const { previewId } = await bench.preview(portalFile());
    const choices = { name: 'C', environment: PRODUCTION, redirectUri };
    await expect(bench.imports.save(previewId, choices)).rejects.toMatchObject({ code });
    expect(bench.clients.list()).toEqual([]);
  });

  it.each([REDIRECT_URI, 'https://app.example/cb?x=1', 'sg.example.app:/callback'])('%s is kept as it is', (uri) => {
    expect(chosenRedirectUri(uri)).toBe(uri);
  });
});

describe('the name that is suggested', () => {
  it.each([
    ['clinic.json', 'clinic'],
    ['A\u202Efdp.json', 'A fdp'],
    [`${'e'.repeat(250)}.json`, 'e'.repeat(200)],
    ['\u200B.json', 'CLIENT-1'],
    ['.json', 'CLIENT-1'],
  ])('C14 for %j is %j', async (fileName, name) => {
    const path = bench.file(fileName, portalFile());
    const { previews } = await bench.imports.openFiles([path]);
    expect(previews[0]?.suggested.name).toBe(name);
  });

  it('C14 from the clipboard is the client id', async () => {
    expect((await bench.preview(portalFile())).suggested.name).toBe('CLIENT-1');
  });
});
