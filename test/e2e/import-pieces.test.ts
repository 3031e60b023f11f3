import { access, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoClient, type PortalCredentials } from '../../src/sandbox/clients/demo-client.js';
import type { Channel, ChannelInput } from '../../src/shared/ipc/contract.js';
import type { ClientView, ImportPreview } from '../../src/shared/views/client.js';
import { askBridge, callBridge } from '../support/bridge.js';
import { answerDialogs } from '../support/dialogs.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { recordIpc } from '../support/record-ipc.js';

const PASSPHRASE = 'orchid ferry lantern granite';

let folder: string;
beforeAll(async () => {
  // Beside the trash: systems have none for their folder of temporary files.
  folder = await mkdtemp(join(process.env.XDG_DATA_HOME ?? homedir(), 'sgid-import-pieces-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

describe('main, asked as the window asks it, with the real keychain and trash', () => {
  let launched: LaunchedApp;
  let client: PortalCredentials;

  beforeAll(async () => {
    client = await createDemoClient();
    launched = await launchApp({ packaged: true });
    await launched.page.getByRole('heading', { level: 1 }).waitFor();
  });
  afterAll(() => launched?.stop());

  const ask = <C extends Channel>(channel: C, input: ChannelInput<C>) => askBridge(launched.page, channel, input);
  const codeOf = async <C extends Channel>(channel: C, input: ChannelInput<C>) => {
    const answer = await callBridge(launched.page, channel, input);
    return answer.ok ? undefined : answer.error.code;
  };
  const copy = (text: string) => launched.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  const save = async ({ previewId, suggested }: ImportPreview, target?: ChannelInput<'client.import'>['target']) =>
    ask('client.import', { previewId, ...suggested, target });
  const open = async (...paths: readonly string[]) => ask('client.previewFromFiles', { paths: [...paths] });
  const [saved, presence] = [
    async (): Promise<ClientView> => {
      const [first] = await ask('client.list', {});
      if (first === undefined) throw new Error('No client is saved.');
      return first;
    },
    async (key: string) => (await ask('client.presence', { keys: [key] }))[0]?.secrets,
  ];

  it('L01 puts a client together from pieces, none of which it tells', async () => {
    const record = await recordIpc(launched.app);
    const { previewId } = await ask('client.previewByHand', {});
    await ask('client.addPiece', { previewId, piece: 'clientId', from: { kind: 'text', text: client.id } });
    await copy(client.secret);
    await ask('client.addPiece', { previewId, piece: 'clientSecret', from: { kind: 'clipboard' } });
    await answerDialogs(launched.app, { open: await file('key.pem', client.privateKey) });
    const whole = await ask('client.addPiece', { previewId, piece: 'privateKey', from: { kind: 'dialog' } });
    expect(whole).toMatchObject({ previewId, importable: true, secretLength: 32, key: { bits: 2048 } });
    if (whole === null) throw new Error('A file was chosen.');
    const { clients, plaintextFiles } = await save(whole);
    expect(clients).toMatchObject([{ clientId: client.id }]);
    expect(plaintextFiles).toEqual([join(folder, 'key.pem')]);
    expect(await presence(clients[0]?.key ?? '')).toBe('present');
    const told = (await record.messages()).join('\n');
    await record.stop();
    expect(told).toContain(client.id);
    expect(told).not.toContain(client.secret);
    expect(told).not.toContain(client.privateKey.split('\n')[5]);
    // One import, one announcement.
    expect(told.split('\n').filter((message) => message.startsWith('["client.changed"'))).toHaveLength(1);
  });

  it('L01 takes no secret that is typed, and leaves the preview where a dialog is cancelled', async () => {
    const { previewId } = await ask('client.previewByHand', {});
    for (const piece of ['clientSecret', 'privateKey'] as const) {
      expect(await codeOf('client.addPiece', { previewId, piece, from: { kind: 'text', text: 'x' } })).toBe(
        'piece-typed',
      );
    }
    await launched.app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
    });
    expect(await ask('client.addPiece', { previewId, piece: 'privateKey', from: { kind: 'dialog' } })).toBeNull();
    expect(await ask('client.previewFromDialog', {})).toBeNull();
    await ask('client.discardPreview', { previewId });
  });

  it('copies the key of a saved client as a line that a .env file takes', async () => {
    await ask('clipboard.copyKeyVariable', { of: 'client', key: (await saved()).key });
    const line = await launched.app.evaluate(({ clipboard }) => clipboard.readText());
    await copy('');
    const value = /^SGID_PRIVATE_KEY="(.*)"$/.exec(line)?.[1]?.replaceAll('\\n', '\n');
    expect(value?.trim()).toBe(client.privateKey.trim());
  });

  it('reads parts of one client, another client and what is neither, all at once', async () => {
    const other = await createDemoClient();
    const { previews, locked, refused } = await open(
      await file('one.env', `SGID_CLIENT_ID=ONE\nSGID_CLIENT_SECRET=${client.secret}\n`),
      await file('one.json', JSON.stringify({ id: 'ONE', privateKey: client.privateKey })),
      await file('other.json', JSON.stringify(other)),
      await file('broken.json', '{'),
    );
    expect(previews.map(({ clientId, importable }) => [clientId, importable])).toEqual([
      ['ONE', true],
      [other.id, true],
    ]);
    expect(locked).toEqual([]);
    expect(refused.map(({ name, error }) => [name, error.code])).toEqual([['broken.json', 'credentials-not-json']]);
    for (const { previewId } of previews) await ask('client.discardPreview', { previewId });
  });

  it('replaces the secret alone, from what the keychain holds', async () => {
    const before = await saved();
    const { secret } = await createDemoClient();
    await copy(secret);
    const from = { kind: 'clipboard' } as const;
    const preview = await ask('client.previewReplacement', { key: before.key, piece: 'clientSecret', from });
    expect(preview).toMatchObject({
      updates: before.key,
      saved: [{ key: before.key, changes: [{ part: 'clientSecret', change: 'changed' }] }],
    });
    if (preview === null) throw new Error('Nothing was cancelled.');
    await save(preview);
    expect(await saved()).toMatchObject({ key: before.key, keyFingerprint: before.keyFingerprint });
    await copy(secret);
    const again = await ask('client.previewReplacement', { key: before.key, piece: 'clientSecret', from });
    expect(again?.saved).toMatchObject([{ changes: [] }]);
  });

  it('exports with a passphrase, for its owner alone, and reads it back unchanged', async () => {
    const { key } = await saved();
    const path = join(folder, 'export.age');
    await answerDialogs(launched.app, { save: path });
    expect(await codeOf('client.exportEncrypted', { keys: [key], passphrase: 'too short' })).toBe(
      'passphrase-too-short',
    );
    expect(await isThere(path)).toBe(false);
    expect(await ask('client.exportEncrypted', { keys: [key], passphrase: PASSPHRASE })).toEqual({ path });
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    const content = await readFile(path, 'utf8');
    expect(content).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
    const { locked } = await open(path);
    const [{ lockedId } = { lockedId: '' }] = locked;
    const { previews } = await ask('client.unlock', { lockedId, passphrase: PASSPHRASE });
    expect(previews).toMatchObject([{ importable: true, saved: [{ key, changes: [] }] }]);
    const { plaintextFiles } = await ask('client.importAll', {
      previewIds: previews.map(({ previewId }) => previewId),
    });
    expect(plaintextFiles).toEqual([]);
  });

  it('moves a file to the trash of the system, and none that has changed', async () => {
    const path = await file('to-trash.json', JSON.stringify(await createDemoClient()));
    const changed = await file('changed.json', JSON.stringify(await createDemoClient()));
    const { previews } = await open(path);
    const [preview] = previews;
    if (preview === undefined) throw new Error('It is a client.');
    const done = await save(preview);
    expect(done.plaintextFiles).toEqual([path]);
    expect(await ask('client.trashSources', { importId: done.importId })).toEqual({ trashed: [path] });
    expect(await isThere(path)).toBe(false);
    if (process.platform === 'linux') {
      const trash = join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'Trash');
      expect(await readdir(join(trash, 'files'))).toContain('to-trash.json');
      expect(await readdir(join(trash, 'info'))).toContain('to-trash.json.trashinfo');
    }
    const [second] = (await open(changed)).previews;
    if (second === undefined) throw new Error('It is a client.');
    const { importId } = await save(second);
    await writeFile(changed, 'another');
    expect(await codeOf('client.trashSources', { importId })).toBe('file-changed');
    expect(await isThere(changed)).toBe(true);
  });

  it('diagnoses, edits and duplicates what is saved', async () => {
    const { key, clientId, environment } = await saved();
    const edited = await ask('client.edit', {
      key,
      clientId,
      environment,
      name: 'Edited',
      redirectUris: ['http://app.example/callback'],
      redirectUri: 'http://localhost:80/api/redirect',
      allowedScopes: ['openid', 'no-such-scope'],
      notes: 'Mine',
      colour: 'teal',
    });
    expect(edited).toMatchObject({ key, name: 'Edited', notes: 'Mine', colour: 'teal' });
    expect(edited.redirectUris).toEqual(['http://app.example/callback', 'http://localhost:80/api/redirect']);
    const findings = await ask('client.diagnose', { key });
    expect(findings.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['scope-unknown', 'redirect-uri-http', 'redirect-uri-privileged-port']),
    );
    const copyOfIt = await ask('client.duplicate', { key, name: 'Copy' });
    expect(copyOfIt).toMatchObject({ name: 'Copy', clientId, notes: 'Mine' });
    expect(await presence(copyOfIt.key)).toBe('present');
    await ask('client.remove', { key });
    expect(await presence(copyOfIt.key)).toBe('present');
    expect(await codeOf('client.diagnose', { key })).toBe('client-unknown');
  });

  it('tests the keychain by what it does there', async () => {
    const { ok, keychain, steps } = await ask('app.testKeychain', {});
    expect(steps.map(({ step, ok: worked, error }) => [step, worked, error])).toEqual(
      ['write', 'read', 'compare', 'remove'].map((step) => [step, true, undefined]),
    );
    expect([ok, keychain.backend]).toEqual([true, 'keychain']);
  });
});

describe.runIf(process.platform === 'linux')('a system without a trash', () => {
  it('says so, where the file is and what to do, and leaves it there', async () => {
    const path = await file('no-trash.json', JSON.stringify(await createDemoClient()));
    // The program that Electron moves files with is looked for on the PATH.
    const { page, stop } = await launchApp({ packaged: true, env: { PATH: folder } });
    try {
      await page.getByRole('heading', { level: 1 }).waitFor();
      const { previews } = await askBridge(page, 'client.previewFromFiles', { paths: [path] });
      const previewIds = previews.map(({ previewId }) => previewId);
      const { importId } = await askBridge(page, 'client.importAll', { previewIds });
      const answer = await callBridge(page, 'client.trashSources', { importId });
      expect(answer).toMatchObject({ ok: false, error: { code: 'trash-failed' } });
      expect(!answer.ok && answer.error.hint).toContain(path);
      expect(await isThere(path)).toBe(true);
    } finally {
      await stop();
    }
  });
});
