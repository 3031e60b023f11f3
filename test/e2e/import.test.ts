import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoClient, type PortalCredentials } from '../../src/sandbox/clients/demo-client.js';
import { askBridge } from '../support/bridge.js';
import { dropFile } from '../support/drop.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { startSecond } from '../support/second-start.js';

/** As the portal gives it. */
function fileOf({ id, secret, scopes, publicKey, privateKey }: PortalCredentials): string {
  return JSON.stringify({ id, secret, scopes, publicKey, privateKey });
}

describe('ways to import credentials, in the packaged app', () => {
  let folder: string;
  let launched: LaunchedApp;
  let client: PortalCredentials;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-import-'));
    client = await createDemoClient();
    launched = await launchApp({ packaged: true });
    await launched.page.getByRole('heading', { level: 1 }).waitFor();
  });

  afterAll(async () => {
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const dialog = () => launched.page.getByRole('dialog', { name: 'Import credentials' });
  const clients = () => askBridge(launched.page, 'client.list', {});
  const file = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  const copy = (text: string) => launched.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);

  it('pasted: main reads the clipboard, and the text passes through no page', async () => {
    const { page } = launched;
    await copy(fileOf(client));
    await page.evaluate(() => {
      const seen: string[] = [];
      Reflect.set(globalThis, 'seen', seen);
      addEventListener('paste', (event) => seen.push(String(event.defaultPrevented)));
    });
    await page.keyboard.press('Control+V');
    await dialog().getByText('Read from the clipboard').waitFor();
    await dialog().getByText(client.id).waitFor();
    await dialog().getByText('32 characters').waitFor();
    // It was prevented: the page took nothing of it.
    expect(await page.evaluate(() => Reflect.get(globalThis, 'seen'))).toEqual(['true']);
    const content = await page.content();
    expect(content).not.toContain(client.secret);
    expect(content).not.toContain(client.privateKey.split('\n')[5]);
    expect(await clients()).toEqual([]);
  });

  it('cancelled: nothing is saved, and the preview is forgotten', async () => {
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'hidden' });
    expect(await clients()).toEqual([]);
  });

  it('dropped: a file from the file manager is read, shown and saved', async () => {
    await dropFile(launched.page, await file('library.json', fileOf(client)));
    await dialog().getByText('Read from library.json').waitFor();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Library');
    await dialog().getByRole('button', { name: 'Import', exact: true }).click();
    await launched.page.getByRole('heading', { name: 'Library' }).waitFor();
    const [saved] = await clients();
    expect(saved?.clientId).toBe(client.id);
    const [presence] = await askBridge(launched.page, 'client.presence', { keys: [saved?.key ?? ''] });
    expect(presence?.secrets).toBe('present');
  });

  it('C12 the same client again says what changes, and updates it', async () => {
    const [before] = await clients();
    const other = await createDemoClient();
    await dropFile(launched.page, await file('again.json', fileOf({ ...other, id: client.id })));
    await dialog().getByText('What changes in Library').waitFor();
    await dialog().getByRole('button', { name: 'Update Library' }).click();
    await dialog().waitFor({ state: 'hidden' });
    const after = await clients();
    expect(after).toHaveLength(1);
    expect(after[0]?.key).toBe(before?.key);
    expect(after[0]?.keyFingerprint).not.toBe(before?.keyFingerprint);
  });

  it.each([
    [
      'C05 a truncated key',
      (text: string) => text.replace(/.{100}(?=-----END PRIVATE)/, ''),
      'Mend the errors above and import again',
    ],
    [
      'C08 the public key of another pair',
      (text: string, other: PortalCredentials) =>
        text.replace(/"publicKey":"[^"]*"/, `"publicKey":${JSON.stringify(other.publicKey)}`),
      'Mend the errors above and import again',
    ],
    ['C03 no secret', (text: string) => text.replace(/"secret":"[^"]*",/, ''), 'Still missing: client secret'],
  ])('%s: the finding is shown, and nothing can be saved', async (name, damage, reason) => {
    const other = await createDemoClient();
    const before = await clients();
    const text = damage(fileOf(other), client);
    expect(text).not.toBe(fileOf(other));
    await dropFile(launched.page, await file('broken.json', text));
    await dialog().getByRole('list', { name: 'Findings' }).getByRole('listitem').first().waitFor();
    const save = dialog().getByRole('button', { name: 'Import', exact: true });
    expect([name, await save.isDisabled()]).toEqual([name, true]);
    await dialog().getByText(reason).waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'hidden' });
    expect(await clients()).toEqual(before);
  });

  it.each([
    ['C01 an empty clipboard', '', 'clipboard-empty'],
    ['C01 words', 'not credentials at all', 'credentials-not-recognised'],
  ])('%s: refused with a reason, no dialog', async (_name, text, code) => {
    await copy(text);
    await launched.page.keyboard.press('Control+V');
    await launched.page.getByText(code).waitFor();
    expect(await dialog().count()).toBe(0);
  });

  it('a text that is dropped is no file, and says so', async () => {
    const { page } = launched;
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['{}'], 'made-by-a-page.json'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await page.getByText('dropped-no-file').waitFor();
  });
});

describe('files on the command line', () => {
  let folder: string;
  let client: PortalCredentials;
  let launched: LaunchedApp;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-open-'));
    client = await createDemoClient();
    const env = await file('app.env', `SGID_CLIENT_ID=${client.id}\nSGID_CLIENT_SECRET=${client.secret}\n`);
    launched = await launchApp({ packaged: true, args: [env, await file('key.pem', client.privateKey)] });
  });

  afterAll(async () => {
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const file = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  const dialog = () => launched.page.getByRole('dialog', { name: 'Import credentials' });

  it('are read together and shown at the start, and nothing is saved', async () => {
    await dialog().getByText('Read from app.env and key.pem').waitFor();
    await dialog().getByText(client.id).waitFor();
    expect(await dialog().getByRole('button', { name: 'Import', exact: true }).isEnabled()).toBe(true);
    expect(await askBridge(launched.page, 'client.list', {})).toEqual([]);
  });

  it('K08 of a second start go to the first, which ends', async () => {
    const second = await createDemoClient();
    expect(await startSecond(launched.userDataDir, [await file('second.json', fileOf(second))])).toBe(0);
    await dialog().getByText('Read from second.json').waitFor();
    await dialog().getByText(second.id).waitFor();
  });

  it('K08 of a second start are read together too', async () => {
    const third = await createDemoClient();
    const paths = [
      await file('third.env', `SGID_CLIENT_ID=${third.id}\nSGID_CLIENT_SECRET=${third.secret}\n`),
      await file('third.pem', third.privateKey),
    ];
    expect(await startSecond(launched.userDataDir, paths)).toBe(0);
    await dialog().getByText('Read from third.env and third.pem').waitFor();
  });

  it('that are not there, or are no credentials, are said to be, in the window', async () => {
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    expect(await startSecond(launched.userDataDir, [join(folder, 'gone.json')])).toBe(0);
    await launched.page.getByText('file-not-found').waitFor();
    expect(await startSecond(launched.userDataDir, [await file('words.json', 'just words')])).toBe(0);
    await launched.page.getByText('credentials-not-json').waitFor();
  });
});
