import { resolve } from 'node:path';
import keytar from 'keytar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeClientFile } from '../../src/core/credentials/client-file.js';
import { encryptWithPassphrase } from '../../src/engine/clients/passphrase-file.js';
import { askBridge } from '../support/bridge.js';
import { OTHER_SECRET, PASSPHRASE, pair, portal, SECRET, useBench } from '../support/clients-bench.js';
import { showScreen } from '../support/console-page.js';
import { launchApp } from '../support/electron-app.js';
import { rsaKeyPair } from '../support/keys.js';
import { canUseTerminal, runOnTerminal } from '../support/on-terminal.js';
import { startPrivateKeyring } from '../support/private-keyring.js';

const CLI = resolve(process.env.SGID_CONSOLE_CLI ?? 'out/cli/index.js');
const accountsOf = async (secretsId: string | undefined) =>
  (await keytar.findCredentials('sgid-console'))
    .map(({ account }) => account)
    .filter((one) => one.startsWith(`${secretsId}/`));

describe('clients import, list and remove', () => {
  const bench = useBench();

  it('saves a client for the app and the command line alike, and lists it without its secrets', async () => {
    const { json, file, settings } = bench();
    const imported = await json('import', await file('one.json', portal('ONE')));
    expect(imported).toMatchObject({ code: 0, document: { ok: true, clients: [{ ok: true, outcome: 'added' }] } });
    const { document } = await json('list');
    expect(document.clients).toEqual([
      {
        key: imported.document.clients[0].client.key,
        id: 'ONE',
        name: 'Clinic ONE',
        environment: { kind: 'production', origin: 'https://api.id.gov.sg' },
        scopes: ['openid', 'myinfo.name'],
        redirectUris: ['http://localhost:27443/redirect'],
        redirectUri: 'http://localhost:27443/redirect',
        keyBits: 2048,
        keyFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        secrets: 'present',
      },
    ]);
    expect(await accountsOf((await settings()).clients[0]?.secretsId)).toHaveLength(2);
  });

  it('updates the same client and says what changed, without the values of secrets', async () => {
    const { json, clients, file } = bench();
    const path = await file(
      'changed.json',
      portal('ONE', { secret: OTHER_SECRET, redirectUrls: ['http://localhost:27444/r'] }),
    );
    const { code, document } = await json('import', path);
    expect(code).toBe(0);
    expect(document.clients[0].outcome).toBe('updated');
    expect(document.clients[0].changes).toEqual([
      { part: 'clientSecret', change: 'changed' },
      {
        part: 'redirectUris',
        change: 'changed',
        removed: ['http://localhost:27443/redirect'],
        added: ['http://localhost:27444/r'],
      },
    ]);
    expect((await json('import', path)).document.clients[0].changes).toEqual([]);
    expect((await clients('list')).stdout.match(/Clinic ONE/g)).toHaveLength(1);
  });

  it('saves one more with --beside, tells those of one name apart by key, and takes the items of one away with it', async () => {
    const { json, file, settings } = bench();
    const path = await file('beside.json', portal('ONE'));
    const { document } = await json('import', path, '--beside', '--environment', 'http://127.0.0.1:5156');
    const { key, environment } = document.clients[0].client;
    expect(environment).toEqual({ kind: 'custom', origin: 'http://127.0.0.1:5156' });
    const ambiguous = await json('remove', 'ONE', '--yes');
    expect(ambiguous).toMatchObject({ code: 2, document: { ok: false, error: { code: 'client-ambiguous' } } });
    expect(ambiguous.document.error.hint).toContain(key);
    const secretsId = (await settings()).clients.find((client) => client.key === key)?.secretsId;
    expect(await accountsOf(secretsId)).toHaveLength(2);
    expect(await json('remove', key, '--yes')).toMatchObject({ code: 0, document: { ok: true, removed: { key } } });
    // K09
    expect(await accountsOf(secretsId)).toEqual([]);
    expect((await settings()).pendingSecrets).toEqual([]);
    expect((await json('remove', key, '--yes')).document.error.code).toBe('client-unknown');
  });

  it('puts files together that are parts of one client, and takes the name and the redirect URI that are given', async () => {
    const { json, file } = bench();
    const env = await file('parts.env', `SGID_CLIENT_ID=PARTS\nSGID_CLIENT_SECRET=${SECRET}\n`);
    const key = await file('parts.pem', pair.pkcs8);
    const wishes = ['--name', 'From parts', '--redirect-uri', 'http://localhost:27445/r', '--environment', 'sandbox'];
    const { code, document } = await json('import', env, key, ...wishes);
    expect(code).toBe(0);
    expect(document.clients[0].client).toMatchObject({
      name: 'From parts',
      environment: { kind: 'sandbox' },
      redirectUri: 'http://localhost:27445/r',
    });
    expect(document.clients[0].files).toEqual([env, key]);
  });

  it('imports every client of an encrypted export, and each of them but once', async () => {
    const { json, file } = bench();
    const exported = ['B-1', 'B-2', 'B-3'].map((id) => ({
      clientId: id,
      clientSecret: SECRET,
      privateKeyPem: pair.pkcs8,
      publicKeyPem: pair.spki,
      redirectUris: ['http://localhost:27443/redirect'],
      environment: { kind: 'staging', origin: 'https://api-stg.id.gov.sg' } as const,
    }));
    const path = await file('export.age', await encryptWithPassphrase(writeClientFile(exported), PASSPHRASE));
    const passphrase = await file('passphrase.txt', `${PASSPHRASE}\n`);
    expect(await json('import', path)).toMatchObject({ code: 2, document: { error: { code: 'usage-passphrase' } } });
    const wrong = await json('import', path, '--passphrase-file', await file('wrong.txt', 'wrong'));
    expect(wrong).toMatchObject({ code: 1, document: { error: { code: 'passphrase-wrong' } } });
    const { code, document } = await json('import', path, '--passphrase-file', passphrase);
    expect(code).toBe(0);
    const outcomes = document.clients.map((one: { client: { id: string }; outcome: string }) => [
      one.client.id,
      one.outcome,
    ]);
    expect(outcomes).toEqual([
      ['B-1', 'added'],
      ['B-2', 'added'],
      ['B-3', 'added'],
    ]);
    const again = await json('import', path, '--passphrase-file', passphrase);
    expect(again.document.clients.map(({ outcome }: { outcome: string }) => outcome)).toEqual(Array(3).fill('updated'));
  });

  it('refuses what cannot be used with all that is wrong with it, and saves what can', async () => {
    const { json, file } = bench();
    const bad = await file('bad.json', portal('BAD', { secret: undefined, publicKey: rsaKeyPair('another').spki }));
    const refused = await json('import', bad);
    expect(refused).toMatchObject({ code: 1, document: { ok: false, clients: [{ ok: false, outcome: 'refused' }] } });
    const ids = refused.document.clients[0].findings.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining(['client-secret-missing', 'key-pair-mismatch']));
    const both = await json('import', bad, await file('good.json', portal('GOOD')));
    expect(both.code).toBe(1);
    const listed = (await json('list')).document.clients.map(({ id }: { id: string }) => id);
    expect(listed).toContain('GOOD');
    expect(listed).not.toContain('BAD');
    expect((await json('import', await file('no.json', '{"id"'))).document.error.code).toBe('credentials-not-json');
  });

  it.each([
    [['import'], 'usage-arguments'],
    [['list', 'x'], 'usage-arguments'],
    [['remove'], 'usage-arguments'],
    [['remove', 'GOOD'], 'usage-yes'],
    [['remove', 'Nobody', '--yes'], 'client-unknown'],
    [['import', '/nonexistent.json'], 'file-not-found'],
    [['import', '--passphrase', 'x'], 'usage-option'],
    [['export'], 'usage-command'],
    [[], 'usage-command'],
  ])('%j is wrong usage', async (args, code) => {
    expect(await bench().json(...args)).toMatchObject({ code: 2, document: { ok: false, error: { code } } });
  });

  it.skipIf(!canUseTerminal())(
    'asks on a terminal: for the passphrase without showing it, and before removing',
    async () => {
      const { json, file, folder } = bench();
      const content = JSON.stringify(portal('TTY'));
      const path = await file('tty.age', await encryptWithPassphrase(content, PASSPHRASE, 10));
      const onTerminal = (prompt: RegExp, typed: string, ...args: readonly string[]) =>
        runOnTerminal([process.execPath, CLI, 'clients', ...args], {
          prompt,
          typed,
          env: { SGID_CONSOLE_DATA_DIR: folder },
        });
      const imported = await onTerminal(/not shown\):/, `${PASSPHRASE}\n`, 'import', path);
      expect(imported).toMatchObject({ code: 0, seen: expect.stringContaining('was saved') });
      expect(imported.seen).not.toContain('staple');
      expect((await onTerminal(/not shown\):/, '\u0003', 'import', path)).code).toBe(130);
      expect((await onTerminal(/Type yes to do it:/, 'no\n', 'remove', 'TTY')).code).toBe(1);
      expect((await json('list')).document.clients.some(({ id }: { id: string }) => id === 'TTY')).toBe(true);
      expect((await onTerminal(/Type yes to do it:/, '\u0003', 'remove', 'TTY')).code).toBe(130);
      expect((await onTerminal(/Type yes to do it:/, 'yes\n', 'remove', 'TTY')).code).toBe(0);
      expect((await json('list')).document.clients.some(({ id }: { id: string }) => id === 'TTY')).toBe(false);
    },
  );
});

describe('clients without a keychain', () => {
  const bench = useBench(() => ({
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus',
    XDG_RUNTIME_DIR: '/nonexistent',
  }));

  it('K01 keeps nothing, and says so', async () => {
    const { json, file } = bench();
    const { code, document } = await json('import', await file('one.json', portal('ONE')));
    expect([code, document.error.code]).toEqual([3, 'keychain-unavailable']);
    expect((await json('list')).document).toEqual({ ok: true, clients: [] });
  });
});

describe('clients with a locked keychain', () => {
  let keyring: Awaited<ReturnType<typeof startPrivateKeyring>>;
  beforeAll(async () => {
    keyring = await startPrivateKeyring();
  });
  afterAll(() => keyring?.stop());
  const bench = useBench(() => keyring.env);

  it('K02 are listed as locked, neither imported nor removed, and there again when it is unlocked', async () => {
    const { json, file, settings } = bench();
    await json('import', await file('one.json', portal('ONE')));
    await keyring.restart('locked');
    expect((await json('list')).document.clients).toMatchObject([{ id: 'ONE', secrets: 'locked' }]);
    const refused = [await json('import', await file('two.json', portal('TWO'))), await json('remove', 'ONE', '--yes')];
    for (const { code, document } of refused) expect([code, document.error.code]).toEqual([3, 'keychain-locked']);
    expect(await settings()).toMatchObject({ clients: [{ clientId: 'ONE' }], pendingSecrets: [] });
    await keyring.restart('unlocked');
    expect((await json('list')).document.clients).toMatchObject([{ id: 'ONE', secrets: 'present' }]);
  });
});

describe('K08 the app and the command line at once', () => {
  const bench = useBench();

  it('K08 lose no update of each other', async () => {
    const { json, file, folder, settings } = bench();
    const launched = await launchApp({ packaged: true, userDataDir: folder });
    try {
      const ids = ['AT-1', 'AT-2', 'AT-3', 'AT-4'];
      const imports = Promise.all(ids.map(async (id) => json('import', await file(`${id}.json`, portal(id)))));
      let changes = 0;
      const done = imports.then(() => true);
      while (!(await Promise.race([done, new Promise((next) => setTimeout(() => next(false), 5))]))) {
        await askBridge(launched.page, 'app.chooseTheme', { theme: changes % 2 === 0 ? 'dark' : 'light' });
        changes += 1;
      }
      await askBridge(launched.page, 'app.chooseTheme', { theme: 'dark' });
      expect(changes).toBeGreaterThan(5);
      expect((await imports).map(({ code }) => code)).toEqual([0, 0, 0, 0]);
      const seen = await askBridge(launched.page, 'client.list', {});
      expect(seen.map(({ clientId }) => clientId).sort()).toEqual(ids);
      const [removedByCli, removedByApp] = seen;
      await Promise.all([
        json('remove', removedByCli?.key ?? '', '--yes'),
        askBridge(launched.page, 'client.remove', { key: removedByApp?.key ?? '' }),
      ]);
      const left = seen.slice(2).map(({ key }) => key);
      expect((await json('list')).document.clients.map(({ key }: { key: string }) => key)).toEqual(left);
      expect((await askBridge(launched.page, 'client.list', {})).map(({ key }) => key)).toEqual(left);
      expect(await settings()).toMatchObject({ theme: 'dark', pendingSecrets: [] });
      // The window shows what another process saves and removes, without being asked or restarted.
      await showScreen(launched.page, 'Clients');
      const late = await json('import', await file('late.json', portal('LATE')));
      await launched.page.getByText('Clinic LATE').first().waitFor();
      await json('remove', late.document.clients[0].client.key, '--yes');
      await launched.page.getByText('Clinic LATE').first().waitFor({ state: 'detached' });
    } finally {
      await launched.stop();
    }
  });
});
