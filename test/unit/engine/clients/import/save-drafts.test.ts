import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClientImports } from '../../../../../src/engine/clients/import/client-imports.js';
import { createClientRepository } from '../../../../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../../../src/engine/storage/open-conf.js';
import type { SecretStore } from '../../../../../src/engine/storage/secret-store.js';
import { openSettings } from '../../../../../src/engine/storage/settings-store.js';
import {
  type ImportBench,
  OTHER_SECRET,
  openImportBench,
  PRODUCTION,
  portalFile,
  SECRET,
} from '../../../../support/import-bench.js';
import { rsaKeyPair } from '../../../../support/keys.js';

const STAGING = { kind: 'staging', origin: 'https://api-stg.id.gov.sg' } as const;

let bench: ImportBench;
let store: SecretStore;
beforeEach(() => {
  store = createMemorySecretStore('test');
  bench = openImportBench(store);
});
afterEach(() => bench.close());

describe('C12 the same client again', () => {
  it('is suggested like the saved one, says what changes, and updates it', async () => {
    const first = await bench.importText(
      portalFile({
        scopes: ['openid', 'myinfo.name'],
        redirectUris: ['http://localhost:5001/a', 'https://a.example/b'],
      }),
    );
    const [{ key } = { key: '' }] = first.records;
    bench.clients.edit(key, {
      name: 'Mine',
      notes: 'Of the library',
      colour: 'teal',
      redirectUri: 'https://a.example/b',
    });
    const text = portalFile(
      { secret: OTHER_SECRET, scopes: ['openid', 'myinfo.email'], redirectUris: ['http://localhost:5001/a'] },
      rsaKeyPair('other'),
    );
    const preview = await bench.preview(text);
    expect(preview.suggested).toMatchObject({
      name: 'Mine',
      notes: 'Of the library',
      colour: 'teal',
      redirectUri: 'http://localhost:5001/a',
    });
    const [before] = bench.clients.list();
    expect(preview.saved).toEqual([
      {
        key,
        name: 'Mine',
        environment: PRODUCTION,
        changes: [
          { part: 'clientSecret', change: 'changed' },
          {
            part: 'privateKey',
            change: 'changed',
            removed: [before?.keyFingerprint],
            added: [preview.key?.fingerprint],
          },
          { part: 'allowedScopes', change: 'changed', removed: ['myinfo.name'], added: ['myinfo.email'] },
          { part: 'redirectUris', change: 'changed', removed: ['https://a.example/b'], added: [] },
        ],
      },
    ]);
    await bench.imports.save(preview.previewId, preview.suggested);
    expect(bench.clients.list()).toMatchObject([{ key, name: 'Mine', notes: 'Of the library', colour: 'teal' }]);
  });

  it('unchanged has nothing to tell', async () => {
    await bench.importText(portalFile());
    expect((await bench.preview(portalFile())).saved).toMatchObject([{ changes: [] }]);
  });

  it('what a file says nothing of stays', async () => {
    await bench.importText(
      portalFile({ scopes: ['openid', 'myinfo.name'], redirectUris: ['http://localhost:5001/a'] }),
    );
    const preview = await bench.preview(portalFile({ scopes: undefined, secret: OTHER_SECRET }));
    expect(preview.saved).toMatchObject([{ changes: [{ part: 'clientSecret', change: 'changed' }] }]);
    const { records } = await bench.imports.save(preview.previewId, preview.suggested);
    expect(records).toMatchObject([
      { allowedScopes: ['openid', 'myinfo.name'], redirectUris: ['http://localhost:5001/a'] },
    ]);
  });

  it('a secret that cannot be read is told as unknown, one that is lost as added', async () => {
    const { records } = await bench.importText(portalFile());
    const lost = createClientRepository(openSettings(`${bench.folder}/data`, openConf), createMemorySecretStore('x'));
    const reading = createClientImports(lost, async () => {});
    const { previews } = await reading.openClipboard(portalFile());
    expect(previews[0]?.saved).toMatchObject([
      {
        changes: [
          { part: 'clientSecret', change: 'added' },
          { part: 'privateKey', change: 'added' },
        ],
      },
    ]);
    const locked: SecretStore = {
      ...store,
      state: async () => ({ backend: 'keychain', name: 'Test', available: false, reason: 'locked' }),
      get: async () => undefined,
    };
    const closed = createClientRepository(openSettings(`${bench.folder}/data`, openConf), locked);
    const opened = await createClientImports(closed, async () => {}).openClipboard(portalFile());
    expect(opened.previews[0]?.saved).toMatchObject([{ changes: [{ part: 'clientSecret', change: 'unknown' }] }]);
    expect(records).toHaveLength(1);
  });

  it('in another environment is another client, which does not show as an update by default', async () => {
    await bench.importText(portalFile());
    const { previewId, suggested } = await bench.preview(portalFile());
    await bench.imports.save(previewId, { ...suggested, environment: STAGING });
    expect(bench.clients.list().map(({ environment }) => environment.kind)).toEqual(['production', 'staging']);
  });

  it('saved in an environment of its own is found again by a file that names none', async () => {
    const custom = { kind: 'custom', origin: 'https://sgid.example' } as const;
    const { previewId, suggested } = await bench.preview(portalFile());
    await bench.imports.save(previewId, { ...suggested, environment: custom });
    await bench.importText(portalFile({ secret: OTHER_SECRET }));
    expect(bench.clients.list()).toMatchObject([{ environment: custom }]);
  });

  it('is kept beside where that is asked for, and then it has to be said which one to update', async () => {
    const { records } = await bench.importText(portalFile());
    const { previewId, suggested } = await bench.preview(portalFile());
    await bench.imports.save(previewId, { ...suggested, target: { kind: 'beside' } });
    expect(bench.clients.list()).toHaveLength(2);
    await expect(bench.importText(portalFile())).rejects.toMatchObject({ code: 'client-ambiguous' });
    const again = await bench.preview(portalFile({ secret: OTHER_SECRET }));
    const [{ key } = { key: '' }] = records;
    await bench.imports.save(again.previewId, { ...again.suggested, target: { kind: 'update', key } });
    const [first, second] = bench.clients.list();
    expect(first && (await bench.clients.secretsOf(first)).clientSecret).toBe(OTHER_SECRET);
    expect(second && (await bench.clients.secretsOf(second)).clientSecret).toBe(SECRET);
  });

  it('is one client where it is imported twice at once, by two clicks or by two programs', async () => {
    const one = await bench.preview(portalFile());
    const two = await bench.preview(portalFile());
    const elsewhere = createClientImports(
      createClientRepository(openSettings(`${bench.folder}/data`, openConf), store),
      async () => {},
    );
    const { previews } = await elsewhere.openClipboard(portalFile());
    const [three] = previews;
    if (three === undefined) throw new Error('There is a preview.');
    const clicks = await Promise.allSettled([
      bench.imports.save(one.previewId, { ...one.suggested, target: undefined }),
      bench.imports.save(one.previewId, one.suggested),
      bench.imports.save(two.previewId, two.suggested),
      elsewhere.save(three.previewId, three.suggested),
    ]);
    expect(clicks.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(bench.clients.list()).toHaveLength(1);
  });

  it('is not written over another one', async () => {
    const { records } = await bench.importText(portalFile({ id: 'OTHER' }));
    const [{ key } = { key: '' }] = records;
    const { previewId, suggested } = await bench.preview(portalFile());
    await expect(
      bench.imports.save(previewId, { ...suggested, target: { kind: 'update', key } }),
    ).rejects.toMatchObject({ code: 'import-target-other' });
    const target = { kind: 'update', key: 'gone' } as const;
    await expect(bench.imports.save(previewId, { ...suggested, target })).rejects.toMatchObject({
      code: 'client-unknown',
    });
  });

  it('is not moved onto a third one', async () => {
    const { previewId, suggested } = await bench.preview(portalFile());
    await bench.imports.save(previewId, { ...suggested, environment: STAGING });
    const { records } = await bench.imports.save((await bench.preview(portalFile())).previewId, {
      ...suggested,
      environment: PRODUCTION,
    });
    const [{ key } = { key: '' }] = records;
    const next = await bench.preview(portalFile());
    const choices = { ...next.suggested, environment: STAGING, target: { kind: 'update', key } } as const;
    await expect(bench.imports.save(next.previewId, choices)).rejects.toMatchObject({ code: 'client-already-saved' });
  });
});

describe('a refused import', () => {
  it('leaves the draft, so that it can be saved with better choices', async () => {
    const { previewId, suggested } = await bench.preview(portalFile());
    await expect(bench.imports.save(previewId, { ...suggested, redirectUri: 'nowhere' })).rejects.toMatchObject({
      code: 'redirect-uri-not-absolute',
    });
    expect((await bench.imports.save(previewId, suggested)).records).toHaveLength(1);
    await expect(bench.imports.save(previewId, suggested)).rejects.toMatchObject({ code: 'preview-gone' });
  });

  it('C03 is one of credentials with an error', async () => {
    const { previewId, suggested } = await bench.preview(portalFile({ secret: undefined }));
    await expect(bench.imports.save(previewId, suggested)).rejects.toMatchObject({ code: 'credentials-not-usable' });
  });
});

describe('a replacement', () => {
  const saved = async () => {
    const { records } = await bench.importText(
      portalFile({ scopes: ['openid'], redirectUris: ['https://a.example/b'] }),
    );
    const [record] = records;
    if (record === undefined) throw new Error('It was saved.');
    bench.clients.edit(record.key, { name: 'Mine', selectedScopes: ['openid'] });
    return record;
  };

  it('of the secret changes the secret alone', async () => {
    const record = await saved();
    const preview = await bench.imports.replacement(record.key, 'clientSecret', {
      kind: 'clipboard',
      text: OTHER_SECRET,
    });
    expect(preview).toMatchObject({
      updates: record.key,
      importable: true,
      suggested: { name: 'Mine' },
      sources: [{ kind: 'saved', name: 'Mine' }, { kind: 'clipboard' }],
      saved: [{ key: record.key, changes: [{ part: 'clientSecret', change: 'changed' }] }],
    });
    const { records } = await bench.imports.save(preview.previewId, preview.suggested);
    const [after] = records;
    if (after === undefined) throw new Error('It was saved.');
    const { key, keyFingerprint, redirectUris, allowedScopes } = record;
    expect(after).toMatchObject({ key, keyFingerprint, redirectUris, allowedScopes, selectedScopes: ['openid'] });
    expect((await bench.clients.secretsOf(after)).clientSecret).toBe(OTHER_SECRET);
  });

  it('of the key says both fingerprints; the same key changes nothing', async () => {
    const record = await saved();
    const same = { kind: 'file', path: bench.file('same.pem', rsaKeyPair().pkcs1) } as const;
    expect((await bench.imports.replacement(record.key, 'privateKey', same)).saved).toMatchObject([{ changes: [] }]);
    const other = { kind: 'file', path: bench.file('other.pem', rsaKeyPair('other').pkcs8) } as const;
    const preview = await bench.imports.replacement(record.key, 'privateKey', other);
    expect(preview.saved).toMatchObject([
      { changes: [{ part: 'privateKey', removed: [record.keyFingerprint], added: [preview.key?.fingerprint] }] },
    ]);
  });

  it('of the client id by its own secret never tells that to the window', async () => {
    const record = await saved();
    const preview = await bench.imports.replacement(record.key, 'clientId', { kind: 'clipboard', text: SECRET });
    expect(preview.saved).toMatchObject([{ changes: [{ part: 'clientId', change: 'changed' }] }]);
    expect(JSON.stringify(preview)).toContain('not shown: it may be a secret');
    expect(JSON.stringify(preview)).not.toContain(SECRET);
  });

  it('keeps what was found of the other part', async () => {
    const { records } = await bench.importText(
      portalFile({ secret: 'short' }, { ...rsaKeyPair(), pkcs8: rsaKeyPair().pkcs1 }),
    );
    const [record] = records;
    const ids = record?.findings.map(({ id }) => id) ?? [];
    expect(ids).toEqual(expect.arrayContaining(['client-secret-length', 'private-key-pkcs1']));
    const text = { kind: 'clipboard', text: OTHER_SECRET } as const;
    const preview = await bench.imports.replacement(record?.key ?? '', 'clientSecret', text);
    const next = (await bench.imports.save(preview.previewId, preview.suggested)).records[0];
    expect(next?.findings.map(({ id }) => id)).toEqual(['private-key-pkcs1']);
  });

  it('updates the client that it is of, and no other', async () => {
    const record = await saved();
    const { previewId, suggested } = await bench.imports.replacement(record.key, 'clientSecret', {
      kind: 'clipboard',
      text: OTHER_SECRET,
    });
    await expect(bench.imports.save(previewId, { ...suggested, target: { kind: 'beside' } })).rejects.toMatchObject({
      code: 'import-target-other',
    });
    bench.clients.edit(record.key, { clientId: 'RENAMED' });
    await bench.imports.save(previewId, suggested);
    expect(bench.clients.list()).toHaveLength(1);
  });

  it('where the keychain lost both parts asks for the other too', async () => {
    const record = await saved();
    const lost = createClientRepository(openSettings(`${bench.folder}/data`, openConf), createMemorySecretStore('x'));
    const imports = createClientImports(lost, async () => {});
    const half = await imports.replacement(record.key, 'clientSecret', { kind: 'clipboard', text: SECRET });
    expect(half.importable).toBe(false);
    const path = bench.file('key.pem', rsaKeyPair().pkcs8);
    const whole = await imports.addPiece(half.previewId, 'privateKey', { kind: 'file', path });
    expect(whole).toMatchObject({ importable: true, updates: record.key });
    await imports.save(whole.previewId, whole.suggested);
    expect(await lost.presenceOf(lost.list()[0] ?? record)).toBe('session-only');
  });

  it('of a client that is gone says so', async () => {
    await expect(
      bench.imports.replacement('gone', 'clientSecret', { kind: 'clipboard', text: SECRET }),
    ).rejects.toMatchObject({ code: 'client-unknown' });
  });
});

describe('many at once', () => {
  const bundle = (count: number, members: Readonly<Record<string, unknown>> = {}) =>
    JSON.stringify({
      clients: Array.from({ length: count }, (_, index) =>
        JSON.parse(portalFile({ id: `CLIENT-${index}`, name: `Client ${index}`, ...members })),
      ),
    });

  it('are saved as suggested; what cannot be saved is refused by name, the rest goes on', async () => {
    const good = JSON.parse(portalFile({ id: 'A', name: 'Good' }));
    const bad = JSON.parse(portalFile({ id: 'B', name: 'Bad', secret: '' }));
    const { previews } = await bench.imports.openClipboard(JSON.stringify({ clients: [bad, good] }));
    const ids = previews.map(({ previewId }) => previewId);
    const { records, refused } = await bench.imports.saveAll([...ids, 'gone']);
    expect(records.map(({ name }) => name)).toEqual(['Good']);
    expect(refused.map(({ name, error }) => [name, error.code])).toEqual([
      ['Bad', 'credentials-not-usable'],
      ['', 'preview-gone'],
    ]);
  });

  it('C12 again keep what the user gave them', async () => {
    const save = async (text: string) => {
      const { previews } = await bench.imports.openClipboard(text);
      return bench.imports.saveAll(previews.map(({ previewId }) => previewId));
    };
    const { records } = await save(bundle(3));
    bench.clients.edit(records[1]?.key ?? '', { name: 'Mine', notes: 'Noted', redirectUri: 'https://x.example/y' });
    await save(bundle(3, { secret: OTHER_SECRET, notes: 'From the file' }));
    expect(bench.clients.list()).toHaveLength(3);
    expect(bench.clients.list()[1]).toMatchObject({ name: 'Mine', notes: 'Noted', redirectUri: 'https://x.example/y' });
  });

  it('C12 the same client twice in a bundle becomes one', async () => {
    const twice = [{ secret: SECRET }, { secret: OTHER_SECRET }].map((one) => JSON.parse(portalFile(one)));
    const { previews } = await bench.imports.openClipboard(JSON.stringify({ clients: twice }));
    const { records } = await bench.imports.saveAll(previews.map(({ previewId }) => previewId));
    expect(records).toHaveLength(1);
    expect(bench.clients.list()).toHaveLength(1);
  });

  it('1,000 take seconds, and the window is not kept waiting', async () => {
    const { previews } = await bench.imports.openClipboard(bundle(1_000));
    const waits: number[] = [];
    const startedAt = performance.now();
    let last = startedAt;
    const beat = setInterval(() => {
      waits.push(performance.now() - last);
      last = performance.now();
    }, 5);
    const { records } = await bench.imports.saveAll(previews.map(({ previewId }) => previewId));
    clearInterval(beat);
    expect(records).toHaveLength(1_000);
    expect(bench.clients.list()).toHaveLength(1_000);
    // A share of the whole, so that it holds on a machine that is busy with other things.
    expect(Math.max(...waits)).toBeLessThan((performance.now() - startedAt) / 3);
  }, 120_000);
});
