import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encryptWithPassphrase } from '../../src/engine/clients/passphrase-file.js';
import { createDemoClient, type PortalCredentials } from '../../src/sandbox/clients/demo-client.js';
import { askBridge } from '../support/bridge.js';
import { showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { dropFiles } from '../support/drop.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';

/** As the portal gives it. */
function fileOf({ id, secret, scopes, publicKey, privateKey }: PortalCredentials): string {
  return JSON.stringify({ id, secret, scopes, publicKey, privateKey });
}

describe('the import dialog, in the packaged app', () => {
  let folder: string;
  let launched: LaunchedApp;

  beforeAll(async () => {
    // Beside the trash: systems have none for their folder of temporary files.
    folder = await mkdtemp(join(process.env.XDG_DATA_HOME ?? homedir(), 'sgid-import-dialog-'));
    launched = await launchApp({ packaged: true });
    launched.page.setDefaultTimeout(10_000);
    await launched.page.getByRole('heading', { level: 1 }).waitFor();
  });

  afterAll(async () => {
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const dialog = () => launched.page.getByRole('dialog', { name: 'Import credentials' });
  const part = (name: 'Client id' | 'Client secret' | 'Private key') => dialog().getByRole('group', { name });
  const clients = () => askBridge(launched.page, 'client.list', {});
  const copy = (text: string) => launched.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  const file = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  /** Imports and answers what is asked about the files. */
  const save = async (button: string | RegExp) => {
    await dialog().getByRole('button', { name: button }).click();
    await dialog().waitFor({ state: 'hidden' });
  };
  const pasteInto = async (slot: Locator) => {
    await slot.focus();
    await launched.page.keyboard.press('Control+V');
  };

  describe('put together by hand', () => {
    let client: PortalCredentials;

    beforeAll(async () => {
      client = await createDemoClient();
    });

    it('begins with nothing, and says what is missing', async () => {
      await launched.page.getByRole('button', { name: 'Put together by hand' }).click();
      await dialog().getByText('Still missing: client id, client secret and private key').waitFor();
      expect(await dialog().getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
    });

    it('takes the client id as it is typed, and the focus stays', async () => {
      await part('Client id').getByRole('textbox', { name: 'Client id' }).click();
      await launched.page.keyboard.type(client.id, { delay: 60 });
      await dialog().getByText('Still missing: client secret and private key').waitFor();
      await launched.page.keyboard.press('Enter');
      await part('Client id').getByRole('textbox').waitFor({ state: 'hidden' });
      await part('Client id').getByText(client.id, { exact: true }).waitFor();
    });

    it('refuses a key in the place of the secret, there', async () => {
      await copy(client.privateKey);
      await part('Client secret')
        .getByRole('button', { name: /^Paste/ })
        .click();
      await part('Client secret').getByText('piece-is-key').waitFor();
    });

    it('L01 pastes the secret by key into the part that has the focus, and it is nowhere in the page', async () => {
      const { page } = launched;
      await copy(client.secret);
      await pasteInto(part('Client secret'));
      await part('Client secret').getByText('32 characters').waitFor();
      await copy('');
      expect(await page.content()).not.toContain(client.secret);
    });

    it('reads the key from a file that is chosen, and names it by its fingerprint', async () => {
      await answerDialogs(launched.app, { open: await file('by-hand.pem', client.privateKey) });
      await part('Private key')
        .getByRole('button', { name: /^Choose file/ })
        .click();
      await part('Private key').getByText('RSA 2048, PKCS #8').waitFor();
      await part('Private key')
        .getByText(/^[0-9a-f]{64}$/)
        .waitFor();
      await part('Private key').getByText('Python SDK 0.3').waitFor();
      expect(await launched.page.content()).not.toContain(client.privateKey.split('\n')[5]);
    });

    it('copies the key as a line of a .env file', async () => {
      await part('Private key').getByRole('button', { name: 'Copy as .env line' }).click();
      await part('Private key').getByRole('button', { name: 'Copied; cleared in 60 s' }).waitFor();
      const copied = await launched.app.evaluate(({ clipboard }) => clipboard.readText());
      expect(copied.startsWith('SGID_PRIVATE_KEY="-----BEGIN PRIVATE KEY-----\\n')).toBe(true);
      await copy('');
    });

    it('is saved, and the file of the key is offered to the trash', async () => {
      await dialog().getByRole('textbox', { name: 'Name' }).fill('By hand');
      await save('Import');
      expect((await clients()).map(({ name, clientId }) => [name, clientId])).toEqual([['By hand', client.id]]);
      await launched.page.getByText('by-hand.pem with secrets in clear is still there').waitFor();
    });

    it('kept on request: the offer goes, the file stays', async () => {
      await launched.page.getByRole('button', { name: 'Keep it' }).click();
      await launched.page.getByText('with secrets in clear').waitFor({ state: 'hidden' });
      await access(join(folder, 'by-hand.pem'));
    });
  });

  describe('parts that are dropped', () => {
    let client: PortalCredentials;

    beforeAll(async () => {
      client = await createDemoClient();
      await launched.page.getByRole('button', { name: 'Put together by hand' }).click();
      await dialog().waitFor();
    });

    it('on the part that they are', async () => {
      await dropFiles(launched.page, [await file('dropped.pem', client.privateKey)], part('Private key'));
      await part('Private key').getByText('RSA 2048, PKCS #8').waitFor();
    });

    it('L01 anywhere: one bare line is the secret, and never shown as the id', async () => {
      await dropFiles(
        launched.page,
        [await file('secret.txt', `${client.secret}\n`)],
        dialog().getByText('Scopes', { exact: true }),
      );
      await part('Client secret').getByText('32 characters').waitFor();
      expect(await launched.page.content()).not.toContain(client.secret);
    });

    it('anywhere: what is missing is taken out of whole credentials', async () => {
      await dropFiles(
        launched.page,
        [await file('whole.json', fileOf(client))],
        dialog().getByText('Scopes', { exact: true }),
      );
      await part('Client id').getByText(client.id, { exact: true }).waitFor();
      expect(await dialog().getByText('1 of 2').count()).toBe(0);
    });

    it('another client is not mixed in: it comes after', async () => {
      const other = await createDemoClient();
      await dropFiles(
        launched.page,
        [await file('other.json', fileOf(other))],
        dialog().getByText('Scopes', { exact: true }),
      );
      await dialog().getByText('2 of 2').waitFor();
      await part('Client id').getByText(other.id, { exact: true }).waitFor();
      await dialog().getByRole('button', { name: 'Cancel' }).click();
      await dialog().waitFor({ state: 'hidden' });
    });
  });

  describe('several at once', () => {
    let made: PortalCredentials[];

    beforeAll(async () => {
      made = await Promise.all([createDemoClient(), createDemoClient(), createDemoClient()]);
      const files = await Promise.all(made.map((client, index) => file(`queue-${index}.json`, fileOf(client))));
      const notes = await file('notes.txt', 'Lunch at one.\nBring the slides.\n');
      await dropFiles(launched.page, [...files, notes]);
    });

    it('are a queue, and what is no credentials says so', async () => {
      await dialog().getByText('1 of 3').waitFor();
      await dialog().getByRole('list', { name: 'Not imported' }).getByText('notes.txt').waitFor();
    });

    it('keeps what was typed for one while another is looked at', async () => {
      await dialog().getByRole('textbox', { name: 'Name' }).fill('Renamed');
      await dialog().getByRole('button', { name: 'Next client' }).click();
      await dialog().getByText('2 of 3').waitFor();
      await dialog().getByRole('button', { name: 'Previous client' }).click();
      expect(await dialog().getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Renamed');
    });

    it('leaves one out that is skipped, and saves the others together', async () => {
      const before = (await clients()).length;
      await dialog().getByRole('button', { name: 'Next client' }).click();
      await dialog().getByRole('button', { name: 'Skip' }).click();
      await dialog().getByText('2 of 2').waitFor();
      await save('Import all 2');
      const after = await clients();
      expect(after).toHaveLength(before + 2);
      expect(after.map(({ clientId }) => clientId)).not.toContain(made[1]?.id);
      expect(after.find(({ clientId }) => clientId === made[0]?.id)?.name).toBe('Renamed');
    });
  });

  describe('the same client again', () => {
    let path: string;
    let changed: PortalCredentials;

    beforeAll(async () => {
      const [first] = await clients();
      changed = { ...(await createDemoClient({ scopes: ['openid', 'myinfo.sex'] })), id: first?.clientId ?? '' };
      path = await file('again.json', fileOf(changed));
    });

    it('C12 says what changes in the saved one', async () => {
      await dropFiles(launched.page, [path]);
      await dialog().getByRole('radio', { name: 'Update By hand' }).waitFor();
      expect(await dialog().getByRole('radio', { name: 'Update By hand' }).isChecked()).toBe(true);
      await dialog().getByText('What changes in By hand').waitFor();
      await dialog()
        .getByText(/^SHA256:.+ → SHA256:.+$/)
        .waitFor();
      await dialog().getByRole('listitem').filter({ hasText: 'myinfo.sex' }).waitFor();
    });

    it('C12 keeps both on request', async () => {
      const before = await clients();
      await dialog().getByRole('radio', { name: 'Keep both' }).click();
      await dialog().getByRole('textbox', { name: 'Name' }).fill('Beside');
      await save('Import');
      const after = await clients();
      expect(after).toHaveLength(before.length + 1);
      expect(after.filter(({ clientId }) => clientId === changed.id).map(({ name }) => name)).toEqual([
        'By hand',
        'Beside',
      ]);
    });

    it('C12 of two that are the same, the user says which', async () => {
      await dropFiles(launched.page, [path]);
      await dialog().getByText('Choose what to update').waitFor();
      const before = await clients();
      await dialog().getByRole('radio', { name: 'Update By hand' }).click();
      await save('Update By hand');
      const after = await clients();
      expect(after).toHaveLength(before.length);
      const keyOf = (name: string) => after.find((client) => client.name === name)?.keyFingerprint;
      expect(keyOf('By hand')).toBe(keyOf('Beside'));
    });
  });

  it('replaces the secret of a saved client alone', async () => {
    const { page } = launched;
    const before = await clients();
    await page.getByRole('button', { name: 'Replace secret…' }).click();
    const replace = page.getByRole('dialog', { name: /^Replace the secret of / });
    await replace.getByText('Give the new secret').waitFor();
    await copy('a'.repeat(32));
    await pasteInto(replace.getByRole('group', { name: 'Client secret' }));
    await replace.getByText('replaced').waitFor();
    expect(await replace.getByRole('textbox').count()).toBe(0);
    await replace.getByRole('button', { name: 'Replace', exact: true }).click();
    await replace.waitFor({ state: 'hidden' });
    expect((await clients()).map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  });

  it('an encrypted file opens with its passphrase, and not with another', async () => {
    const { page } = launched;
    const client = await createDemoClient({ name: 'Sealed' });
    const sealed = await encryptWithPassphrase(fileOf(client), 'correct horse', 10);
    await dropFiles(page, [await file('sealed.age', sealed)]);
    const passphrase = dialog().getByRole('textbox', { name: 'Passphrase' });
    await passphrase.fill('wrong horse');
    await page.keyboard.press('Enter');
    await dialog().getByText('passphrase-wrong').waitFor();
    await passphrase.fill('correct horse');
    await dialog().getByRole('button', { name: 'Unlock' }).click();
    await part('Client id').getByText(client.id, { exact: true }).waitFor();
    await save('Import');
    expect((await clients()).map(({ clientId }) => clientId)).toContain(client.id);
  });

  it('moves the file in clear to the trash', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: /^Keep (it|them)$/ }).click();
    const path = await file('to-trash.json', fileOf(await createDemoClient()));
    await dropFiles(page, [path]);
    await dialog().waitFor();
    await save('Import');
    await page.getByText(`${basename(path)} with secrets in clear is still there`).waitFor();
    await page.getByRole('button', { name: 'Move to trash' }).click();
    await page.getByText(`Moved to the trash: ${basename(path)}`).waitFor();
    await expect(access(path)).rejects.toThrow();
  });

  it('a test of the keychain says how each step went', async () => {
    const { page } = launched;
    await showScreen(page, 'Settings');
    await page.getByRole('button', { name: 'Test it' }).click();
    const steps = page.getByRole('list', { name: 'Steps of the test' }).getByRole('listitem');
    await steps.last().waitFor();
    expect((await steps.allTextContents()).map((text) => /works|fails/.exec(text)?.[0])).toEqual(
      Array.from({ length: 4 }, () => 'works'),
    );
  });
});
