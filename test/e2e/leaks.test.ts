import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../src/core/export/formats.js';
import { createDemoClient, type PortalCredentials } from '../../src/sandbox/clients/demo-client.js';
import type { FlowView } from '../../src/shared/views/flow.js';
import { askBridge } from '../support/bridge.js';
import { showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { dropFile } from '../support/drop.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { freePort } from '../support/free-port.js';
import { importSandboxClient } from '../support/import-client.js';
import { describeProcesses, leakedIn, type NamedSecret, readAllFiles } from '../support/leaks.js';
import { type IpcRecord, recordIpc } from '../support/record-ipc.js';

const PASSPHRASE = 'orchid ferry lantern granite';
const CANARY = 'CANARYclientSecret0123456789abcd';
/** Decrypted values that can stand nowhere else by right: names of personas and plain digits can. */
const VALUES = /^value:myinfo\.(nric_number|passport_number|mobile_number_with_country_code|email|registered_address)$/;
const SCREENS = ['Clients', 'Scopes', 'Results', 'Sandbox', 'Settings', 'Flow'] as const;

describe('L01 secrets that nobody asked to see', () => {
  let folder: string;
  let launched: LaunchedApp;
  let credentials: PortalCredentials;
  let clientKey: string;
  let ipc: IpcRecord;
  /** Every state of the page that was looked at. */
  const pages: string[] = [];
  const secrets: NamedSecret[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-leaks-'));
    const redirectUri = `http://localhost:${await freePort()}/api/redirect`;
    credentials = { ...(await createDemoClient({ redirectUrls: [redirectUri] })), secret: CANARY };
    const path = join(folder, 'client.json');
    await writeFile(path, JSON.stringify(credentials));
    launched = await launchApp({ packaged: true });
    const { page } = launched;
    await page.getByRole('heading', { level: 1 }).waitFor();
    ipc = await recordIpc(launched.app);
    clientKey = (await importSandboxClient(page, path, 'Canary', redirectUri)).key;
    await askBridge(page, 'client.chooseForRun', { key: clientKey, scopes: credentials.scopes });
    const lines = credentials.privateKey.split('\n').slice(1, -2);
    secrets.push({ name: 'the canary', value: CANARY });
    secrets.push(...lines.slice(2, -1).map((value, at) => ({ name: `line ${at + 3} of the private key`, value })));
  });

  afterAll(async () => {
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs to the end or to what fails, looks at everything there is to see, and only then asks for the secrets. */
  async function runAndLook(): Promise<FlowView> {
    const { page } = launched;
    const options = { approval: 'automatic', tokenRequest: 'form', clientAuthentication: 'basic' } as const;
    const { runId } = await askBridge(page, 'flow.create', { clientKey, ...options });
    await askBridge(page, 'flow.runToEnd', { runId });
    const current = async () => (await askBridge(page, 'flow.current', {})) ?? undefined;
    await expect.poll(async () => (await current())?.status, { timeout: 20_000 }).toMatch(/finished|failed/);
    for (const screen of SCREENS) {
      await showScreen(page, screen);
      pages.push(await page.content());
    }
    for (const step of await page.getByRole('region', { name: 'Steps' }).getByRole('button').all()) {
      await step.click();
      // The ways of the code are tabs within a tab.
      const tabs = page.getByRole('tablist', { name: /, in detail$/ }).getByRole('tab');
      for (const tab of await tabs.all()) {
        await tab.click();
        pages.push(await page.content());
      }
    }
    const flow = await current();
    if (flow === undefined) throw new Error('There is no run.');
    if (flow.status === 'finished') {
      for (const format of EXPORT_FORMATS) {
        const source = { kind: 'runs', runs: [{ from: 'tabs', id: runId }] } as const;
        await askBridge(page, 'export.preview', { source, format: format.id, privacy: 'masked' });
        await askBridge(page, 'export.preview', { source, format: format.id, privacy: 'synthetic' });
      }
    }
    return flow;
  }

  /** All that can be revealed of a run, with the recorder off: these answers were asked for. */
  async function secretsOf(flow: FlowView): Promise<NamedSecret[]> {
    const refs = [...new Set([...JSON.stringify(flow).matchAll(/"ref":"([^"]+)"/g)].map(([, ref]) => ref ?? ''))];
    const wanted = refs.filter((ref) => ref !== 'private-key' && (!ref.startsWith('value:') || VALUES.test(ref)));
    return Promise.all(
      wanted.map(async (ref) => ({
        name: ref,
        value: (await askBridge(launched.page, 'flow.reveal', { runId: flow.runId, ref })).value,
      })),
    );
  }

  async function expectNoLeak(atLeast = 20): Promise<void> {
    const messages = await ipc.messages();
    const files = await readAllFiles(launched.userDataDir);
    const processes = await describeProcesses(launched.app.process().pid ?? 0);
    expect(messages.length).toBeGreaterThan(atLeast);
    expect(pages.length).toBeGreaterThan(atLeast);
    expect(processes.length).toBeGreaterThan(2);
    expect(files.some(({ path }) => path.endsWith('main.log'))).toBe(true);
    expect(files.some(({ text }) => text.includes(credentials.id))).toBe(true);
    const found = [
      ...messages.flatMap((message) => leakedIn(message, secrets).map((name) => `${name} in ${message.slice(0, 80)}`)),
      ...pages.flatMap((page, at) => leakedIn(page, secrets).map((name) => `${name} on page ${at}`)),
      ...files.flatMap(({ path, text }) => leakedIn(text, secrets).map((name) => `${name} in ${path}`)),
      ...processes.flatMap((text) =>
        leakedIn(text, secrets).map((name) => `${name} in a process: ${text.slice(0, 80)}`),
      ),
    ];
    expect([...new Set(found)]).toEqual([]);
  }

  it('L01 the search finds each form of a secret', () => {
    const secret = { name: 'canary', value: CANARY };
    const bytes = Buffer.from(CANARY);
    const holding = [
      `a ${CANARY} b`,
      bytes.toString('base64'),
      Buffer.from(`x${CANARY}`).toString('base64'),
      Buffer.from(`id:${CANARY}!`).toString('base64url'),
      bytes.toString('hex').toUpperCase(),
    ];
    for (const text of holding) expect([text, leakedIn(text, [secret])]).toEqual([text, ['canary']]);
    const odd = { name: 'odd', value: 'S1234 +/"Ω' };
    expect(leakedIn(encodeURIComponent(odd.value), [odd])).toEqual(['odd']);
    expect(leakedIn(JSON.stringify(odd.value), [odd])).toEqual(['odd']);
    expect(leakedIn(`a ${CANARY.slice(1)} b`, [secret])).toEqual([]);
  });

  it('L01 while credentials are shown, replaced, copied and exported: none, and none in clear in any export', async () => {
    const { page, app } = launched;
    const files = ['plain.json', 'sealed.age'].map((name) => join(folder, name));
    const [plain = '', sealed = ''] = files;
    await dropFile(page, join(folder, 'client.json'));
    const dialog = page.getByRole('dialog', { name: 'Import credentials' });
    await dialog.getByText('32 characters').waitFor();
    pages.push(await page.content());
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    const from = { kind: 'file', path: join(folder, 'client.json') } as const;
    for (const piece of ['clientSecret', 'privateKey'] as const) {
      const preview = await askBridge(page, 'client.previewReplacement', { key: clientKey, piece, from });
      await askBridge(page, 'client.discardPreview', { previewId: preview?.previewId ?? '' });
    }
    const copy = await askBridge(page, 'client.duplicate', { key: clientKey, name: 'Copy' });
    const keys = [clientKey, copy.key];
    await answerDialogs(app, { save: plain });
    await askBridge(page, 'client.exportPlain', { keys });
    await answerDialogs(app, { save: sealed });
    await askBridge(page, 'client.exportEncrypted', { keys, passphrase: PASSPHRASE });
    await askBridge(page, 'client.diagnose', { key: copy.key });
    await showScreen(page, 'Clients');
    pages.push(await page.content());
    await askBridge(page, 'client.remove', { key: copy.key });
    for (const path of files) {
      const text = await readFile(path, 'latin1');
      expect([path, text.length > 500, leakedIn(text, secrets)]).toEqual([path, true, []]);
    }
    await expectNoLeak(1);
    const told = await ipc.messages();
    // It is typed into the window, and goes to main once.
    expect(
      told.filter((message) => leakedIn(message, [{ name: 'passphrase', value: PASSPHRASE }]).length > 0),
    ).toHaveLength(1);
  });

  it('L01 after a full run: none in the data folder, the log, the page, a message or a process', async () => {
    const flow = await runAndLook();
    expect(flow.status).toBe('finished');
    await ipc.stop();
    secrets.push(...(await secretsOf(flow)));
    const names = secrets.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'basic-credentials',
        'code-verifier',
        'code',
        'access-token',
        'block-key',
        'value:myinfo.nric_number',
      ]),
    );
    expect(secrets.every(({ value }) => value.length >= 8)).toBe(true);
    await expectNoLeak();
  });

  it.each(['token.invalid-grant', 'id-token.nonce-wrong', 'userinfo.unauthorized', 'userinfo.key-of-another-client'])(
    'L01 after a run that fails by %s: none either',
    async (fault) => {
      const { page, app } = launched;
      await app.evaluate(() => {
        (Reflect.get(globalThis, 'ipcRecord') as { on: boolean }).on = true;
      });
      pages.length = 0;
      await askBridge(page, 'sandbox.armFault', { fault, arming: 'on' });
      const flow = await runAndLook();
      await askBridge(page, 'sandbox.armFault', { fault, arming: 'off' });
      expect(flow.status).toBe('failed');
      await ipc.stop();
      secrets.push(...(await secretsOf(flow)));
      await expectNoLeak();
    },
  );

  it('L01 neither the keychain’s own items nor a crash leave a secret in the data folder', async () => {
    await launched.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await expect
      .poll(async () =>
        (await readAllFiles(launched.userDataDir)).some(({ text }) => text.includes('renderer is gone')),
      )
      .toBe(true);
    const files = await readAllFiles(launched.userDataDir);
    expect(files.flatMap(({ path, text }) => leakedIn(text, secrets).map((name) => `${name} in ${path}`))).toEqual([]);
  });
});
