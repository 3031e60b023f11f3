import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Har } from '../../src/core/trace/har.js';
import { createDemoClient } from '../../src/sandbox/clients/demo-client.js';
import { axeFindings } from '../support/axe.js';
import { askBridge } from '../support/bridge.js';
import { type ConnectProxy, startConnectProxy } from '../support/connect-proxy.js';
import { showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { freePort } from '../support/free-port.js';
import { harSchemaErrors } from '../support/har-schema.js';
import { importSandboxClient } from '../support/import-client.js';
import { rsaKeyPair } from '../support/keys.js';
import { startTlsProvider, type TlsProvider } from '../support/tls-provider.js';

const PASSWORD = 'canary-of-the-proxy';

describe('the network, in the packaged app', () => {
  let launched: LaunchedApp;
  let folder: string;
  let proxy: ConnectProxy;
  let provider: TlsProvider;
  const card = () =>
    launched.page.locator('section').filter({ has: launched.page.getByRole('heading', { name: 'Network' }) });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-network-'));
    [proxy, provider] = await Promise.all([startConnectProxy({ credentials: `ann:${PASSWORD}` }), startTlsProvider()]);
    const redirectUri = `http://localhost:${await freePort()}/api/redirect`;
    const file = join(folder, 'client.json');
    await writeFile(
      file,
      JSON.stringify(await createDemoClient({ name: 'Behind a proxy', redirectUrls: [redirectUri] })),
    );
    await writeFile(join(folder, 'our-ca.pem'), provider.authority.cert);
    await writeFile(join(folder, 'key.pem'), rsaKeyPair().pkcs8);
    launched = await launchApp({ packaged: true });
    const client = await importSandboxClient(launched.page, file, 'Behind a proxy', redirectUri, {
      kind: 'custom',
      origin: provider.origin,
    });
    await askBridge(launched.page, 'client.chooseForRun', { key: client.key, scopes: ['openid'] });
    await showScreen(launched.page, 'Settings');
  });

  afterAll(async () => {
    await launched?.stop();
    await Promise.all([proxy?.stop(), provider?.stop()]);
    await rm(folder, { recursive: true, force: true });
  });

  const test = async () => {
    await card().getByRole('button', { name: 'Test the network' }).click();
    return card().getByRole('list', { name: 'What the test found' });
  };

  it('names each thing that stands in the way, until the proxy and its CA are set', async () => {
    const { page, app } = launched;
    await (await test()).getByText('transport-dns').waitFor();

    await card().getByRole('radio', { name: 'A proxy of your own' }).click();
    await card().getByLabel('Address of the proxy').fill(`http://127.0.0.1:${proxy.port}`);
    await card().getByLabel('User', { exact: true }).fill('ann');
    await card().getByLabel('Password', { exact: true }).fill('wrong');
    await card().getByRole('button', { name: 'Save' }).click();
    await card().getByText('Leave it empty to keep it').waitFor();
    await (await test()).getByText('proxy-authentication').waitFor();

    await card().getByLabel('Password', { exact: true }).fill(PASSWORD);
    await card().getByRole('button', { name: 'Save' }).click();
    await card().getByRole('button', { name: 'Undo' }).waitFor({ state: 'hidden' });
    await (await test()).getByText('transport-tls-unknown-ca').waitFor();

    await answerDialogs(app, { open: join(folder, 'key.pem') });
    await card().getByRole('button', { name: 'Add certificates…' }).click();
    await card().getByText('ca-is-key').waitFor();
    await answerDialogs(app, { open: join(folder, 'our-ca.pem') });
    await card().getByRole('button', { name: 'Add certificates…' }).click();
    await card()
      .getByRole('list', { name: 'Added CA certificates' })
      .getByText('CA of sgid.invalid', { exact: true })
      .first()
      .waitFor();

    const found = await test();
    await found.getByText('Its discovery document names this provider').waitFor();
    await found.getByText(`Through the proxy 127.0.0.1:${proxy.port}`).waitFor();
    await card().getByText('Tunnel by the proxy').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.content()).not.toContain(PASSWORD);
    expect(await readFile(join(launched.userDataDir, 'settings.json'), 'utf8')).not.toContain(PASSWORD);
  });

  it('sends every request of a run through the proxy, the token request too, and shows what it went over', async () => {
    const { page, browser } = launched;
    const before = proxy.tunnels.length;
    const asked = provider.asked.length;
    await showScreen(page, 'Flow');
    await page.keyboard.press('Control+Shift+Enter');
    await fetch(provider.approve(await browser.nextOpenedUrl()));
    await page.getByRole('button', { name: 'See the results' }).first().waitFor();
    expect(provider.asked.slice(asked)).toEqual([
      'GET /v2/.well-known/openid-configuration',
      'POST /v2/oauth/token',
      'GET /v2/.well-known/jwks.json',
      'GET /v2/oauth/userinfo',
    ]);
    expect(proxy.tunnels.slice(before).map(({ authority }) => authority)).toEqual(
      Array(4).fill(new URL(provider.origin).host),
    );

    await page
      .getByRole('button', { name: /\bToken\b/ })
      .first()
      .click();
    await page.getByRole('tab', { name: 'Request' }).click();
    await page.getByText(`Through the proxy 127.0.0.1:${proxy.port}`).waitFor();
    await page.getByRole('radio', { name: 'Raw' }).click();
    await page.getByText('POST /v2/oauth/token HTTP/1.1').waitFor();
    await page.getByRole('radio', { name: 'Decoded' }).click();
    const form = page.getByRole('table', { name: 'Form' });
    await form.getByRole('row', { name: /^grant_type authorization_code/ }).waitFor();
    await page.getByRole('tab', { name: 'Response' }).click();
    await page.getByRole('figure', { name: 'Timing of Token request' }).getByText('First byte').waitFor();
    await page.getByRole('table', { name: 'Members of the JSON object' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('writes them as HAR, masked until the user confirms otherwise', async () => {
    const { page, app } = launched;
    const paths = { masked: join(folder, 'masked.har'), received: join(folder, 'received.har') };
    await answerDialogs(app, { save: paths.masked });
    await page.getByRole('button', { name: 'Export HAR…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export HAR' });
    await dialog.getByRole('button', { name: 'Export…' }).click();
    await dialog.getByText(paths.masked).waitFor();
    await answerDialogs(app, { save: paths.received });
    await dialog.getByRole('radio', { name: 'As it was on the wire' }).click();
    expect(await dialog.getByRole('button', { name: 'Export…' }).isDisabled()).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('checkbox').click();
    await dialog.getByRole('button', { name: 'Export…' }).click();
    await dialog.getByText(paths.received).waitFor();
    await page.keyboard.press('Escape');

    const [masked, received] = await Promise.all([readFile(paths.masked, 'utf8'), readFile(paths.received, 'utf8')]);
    const har: Har = JSON.parse(received);
    expect([...harSchemaErrors(JSON.parse(masked)), ...harSchemaErrors(har)]).toEqual([]);
    const entry = har.log.entries.find(({ pageref }) => pageref === 'token');
    const token: unknown = JSON.parse(entry?.response.content.text ?? '').access_token;
    expect(String(token)).toMatch(/^[\w-]{20,}$/);
    expect(masked).not.toContain(String(token));
    expect(received).not.toContain(PASSWORD);
  });

  it('asks the system which proxy to take, for every request of a run, and no longer where none is to be taken', async () => {
    const { page, app, browser } = launched;
    const open = await startConnectProxy();
    const { host } = new URL(provider.origin);
    const pac = (ways: string) =>
      `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(`function FindProxyForURL() { return '${ways}'; }`).toString('base64')}`;
    /** As the desktop's own settings would: by a list of proxies, or by a script. */
    const setSystemProxy = (config: { readonly proxyRules: string } | { readonly pacScript: string }) =>
      app.evaluate(({ session }, wanted) => session.defaultSession.setProxy(wanted), config);
    const timeouts = { connectTimeoutMs: 10_000, timeoutMs: 15_000 };
    try {
      await askBridge(page, 'network.save', { proxy: 'system', ...timeouts });
      await setSystemProxy({ proxyRules: `http=127.0.0.1:1;https=127.0.0.1:${open.port}` });
      await runHere();
      await fetch(provider.approve(await browser.nextOpenedUrl()));
      await expect.poll(statusOfRun).toBe('finished');
      expect(open.tunnels.map(({ authority }) => authority)).toEqual([host, host, host, host]);

      // The first of two is dead: the request is not sent there, and the next is taken, as a browser does.
      await setSystemProxy({ pacScript: pac(`PROXY 127.0.0.1:1; PROXY 127.0.0.1:${open.port}; DIRECT`) });
      await runHere();
      await fetch(provider.approve(await browser.nextOpenedUrl()));
      await expect.poll(statusOfRun).toBe('finished');
      expect(open.tunnels).toHaveLength(8);
      expect(provider.asked.filter((line) => line === 'POST /v2/oauth/token')).toHaveLength(3);

      await askBridge(page, 'network.save', { proxy: 'none', ...timeouts });
      await runHere();
      await expect.poll(statusOfRun).toBe('failed');
      const failed = (await askBridge(page, 'flow.current', {}))?.steps.find(({ status }) => status === 'failed');
      expect([failed?.id, failed?.error?.code, open.tunnels.length]).toEqual(['discovery', 'transport-dns', 8]);
    } finally {
      await open.stop();
    }
  });

  const statusOfRun = async () => (await askBridge(launched.page, 'flow.current', {}))?.status;

  /** A new run of the one client, to its end. */
  async function runHere(): Promise<void> {
    const { page } = launched;
    const [client] = await askBridge(page, 'client.list', {});
    const { runId } = await askBridge(page, 'flow.create', {
      clientKey: client?.key ?? '',
      approval: 'browser',
      tokenRequest: 'form',
      clientAuthentication: 'post',
    });
    await askBridge(page, 'flow.runToEnd', { runId });
  }
});
