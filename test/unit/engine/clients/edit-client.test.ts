import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientViewOf } from '../../../../src/engine/clients/client-views.js';
import { editClient } from '../../../../src/engine/clients/edit-client.js';
import { type ImportBench, openImportBench, PRODUCTION, portalFile } from '../../../support/import-bench.js';
import { thrownCode } from '../../../support/thrown-code.js';

const EDITED = {
  clientId: 'CLIENT-2',
  name: 'Edited',
  environment: { kind: 'staging', origin: 'https://elsewhere.example' },
  redirectUris: ['http://localhost:5001/a', 'http://localhost:5001/a'],
  redirectUri: 'http://localhost:5001/b',
  allowedScopes: ['openid', 'openid', 'myinfo.name'],
  notes: 'Mine',
  colour: 'teal',
} as const;

let bench: ImportBench;
let key: string;
beforeEach(async () => {
  bench = openImportBench();
  key = (await bench.importText(portalFile())).records[0]?.key ?? '';
});
afterEach(() => bench.close());

describe('an edit', () => {
  it('changes what it names, each value read like an imported one', () => {
    expect(editClient(bench.clients, key, EDITED)).toMatchObject({
      ...EDITED,
      key,
      environment: { kind: 'staging', origin: 'https://api-stg.id.gov.sg' },
      redirectUris: ['http://localhost:5001/a', 'http://localhost:5001/b'],
      allowedScopes: ['openid', 'myinfo.name'],
    });
  });

  it('takes away scopes, notes and colour', () => {
    editClient(bench.clients, key, EDITED);
    const record = editClient(bench.clients, key, { ...EDITED, allowedScopes: null, notes: '', colour: null });
    expect(clientViewOf(record)).toMatchObject({ notes: '', allowedScopes: undefined, colour: undefined });
  });

  it('is seen in the findings at once, and leaves those of the key', async () => {
    const imported = await bench.importText(portalFile({ id: 'B', secret: 'short' }));
    const record = editClient(bench.clients, imported.records[0]?.key ?? '', {
      ...EDITED,
      clientId: 'B',
      redirectUris: ['http://app.example/cb'],
      allowedScopes: ['opnid'],
    });
    const ids = clientViewOf(record).findings.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['client-secret-length', 'scope-unknown', 'redirect-uri-http']));
    expect(record.findings.map(({ id }) => id)).toEqual(['client-secret-length']);
  });

  it.each([
    [{ environment: { kind: 'custom', origin: 'http://evil.example' } }, 'environment-not-https'],
    [{ redirectUri: 'javascript:alert(1)' }, 'redirect-uri-scheme'],
    [{ redirectUris: ['https://*.example/'] }, 'redirect-uri-wildcard'],
  ] as const)('C10, C14 of %j is refused with %s, and nothing changes', (change, code) => {
    const before = bench.clients.list();
    expect(thrownCode(() => editClient(bench.clients, key, { ...EDITED, ...change }))).toBe(code);
    expect(bench.clients.list()).toEqual(before);
  });

  it('C12 makes no second one of a kind; a copy that is one stays editable', async () => {
    const other = (await bench.importText(portalFile({ id: 'OTHER' }))).records[0]?.key ?? '';
    const onto = { ...EDITED, clientId: 'CLIENT-1', environment: PRODUCTION };
    expect(thrownCode(() => editClient(bench.clients, other, onto))).toBe('client-already-saved');
    const copy = await bench.clients.duplicate(key, 'Copy');
    expect(editClient(bench.clients, copy.key, { ...onto, name: 'Copy of mine' }).name).toBe('Copy of mine');
  });

  it('C14 leaves nothing in a name that cannot be seen, nor a name of that alone', async () => {
    const named = (name: string) => editClient(bench.clients, key, { ...EDITED, name }).name;
    expect(named('  Clinic\u202E gnp\u200B ')).toBe('Clinic  gnp');
    expect(named('\u200B\u2066')).toBe('Clinic  gnp');
    const { previewId } = await bench.preview(portalFile({ id: 'OTHER' }));
    const choices = { name: '\u202EA\u0007', environment: PRODUCTION, redirectUri: EDITED.redirectUri };
    expect((await bench.imports.save(previewId, choices)).records[0]?.name).toBe('A');
  });

  it('of a client that is gone says so', () => {
    expect(thrownCode(() => editClient(bench.clients, 'gone', EDITED))).toBe('client-unknown');
  });
});
