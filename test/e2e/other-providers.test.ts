import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoClient, type PortalCredentials, toSandboxClient } from '../../src/sandbox/clients/demo-client.js';
import { startSandbox } from '../../src/sandbox/server.js';
import type { Sandbox } from '../../src/sandbox/types.js';
import { axeFindings } from '../support/axe.js';
import { askBridge } from '../support/bridge.js';
import { showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { freePort } from '../support/free-port.js';
import { importSandboxClient } from '../support/import-client.js';

/** A provider in another process, which the console knows no more of than of the real one. */
describe('runs against a provider that is not the sandbox, in the packaged app', () => {
  let launched: LaunchedApp;
  let folder: string;
  let provider: Sandbox;
  /** Registered at the provider with the public key of `Mixed in`. */
  let mixedUp: PortalCredentials;
  let mixedIn: PortalCredentials;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-providers-'));
    const redirectUri = `http://localhost:${await freePort()}/api/redirect`;
    const options = { redirectUrls: [redirectUri], scopes: ['openid', 'myinfo.name'] };
    mixedUp = await createDemoClient({ ...options, name: 'Mixed up' });
    mixedIn = await createDemoClient({ ...options, name: 'Mixed in' });
    provider = await startSandbox({
      clients: [toSandboxClient({ ...mixedUp, publicKey: mixedIn.publicKey }), toSandboxClient(mixedIn)],
      autoApprove: true,
      variant: 'D',
    });
    launched = await launchApp({ packaged: true });
    launched.page.setDefaultTimeout(10_000);
    for (const client of [mixedIn, mixedUp]) {
      const path = join(folder, `${client.id}.json`);
      await writeFile(path, JSON.stringify(client));
      const environment = { kind: 'custom', origin: provider.origin } as const;
      await importSandboxClient(launched.page, path, client.name, redirectUri, environment);
    }
    await showScreen(launched.page, 'Flow');
  });

  afterAll(async () => {
    await launched?.stop();
    await provider?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const button = (name: string | RegExp) => launched.page.getByRole('button', { name, exact: true });
  const heading = (name: string) => launched.page.getByRole('heading', { name, exact: true });

  /** Runs on to the wait, and gives back the URL that was opened in the browser. */
  async function runToTheWait(): Promise<string> {
    await launched.page.keyboard.press('Control+Shift+Enter');
    return launched.browser.nextOpenedUrl();
  }

  it('J10: userinfo of another client is tried with the other saved clients on request, which are named', async () => {
    const { page } = launched;
    // It was saved last, by no click in the window: window and main take the same client for the chosen one.
    await button(/^Client Mixed up/).waitFor();
    // The provider approves at once: whoever opens the page is sent back.
    await fetch(await runToTheWait());
    await page.getByText('jwe-cannot-unwrap').waitFor();
    expect((await askBridge(page, 'flow.current', {}))?.clientName).toBe('Mixed up');
    await button('Try your other saved clients').click();
    await page.getByText('Mixed in opens it').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await button('Choose Mixed in').click();
    // The run of the other stays in its tab; a new one is of the client that was chosen.
    await page.getByRole('heading', { name: 'New run', level: 1 }).waitFor();
    await button(/^Client Mixed in/).waitFor();
  });

  it('the user says that the provider shows an error page, and its words are explained', async () => {
    const { page } = launched;
    await runToTheWait();
    await page.getByLabel('What the page says').fill('Error 1001: redirect_uri is not registered');
    await button('The provider showed an error page').click();
    await page.getByText('authorization-refused').waitFor();
    await page
      .getByText(/Error 1001: redirect_uri is not registered/)
      .first()
      .waitFor();
    await page.getByText('The redirect URI is not registered for this client', { exact: false }).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('what the provider was seen to do is shown, exported, and taken on by the sandbox', async () => {
    const { page } = launched;
    await button('New run').click();
    await fetch(await runToTheWait());
    await button('See the results').first().waitFor();
    await heading('What this provider does').waitFor();
    await page.getByText('A128KW', { exact: false }).first().waitFor();
    const path = join(folder, 'profile.json');
    await answerDialogs(launched.app, { save: path, open: path });
    await button('Export…').click();
    await page.getByText(`Written to ${path}`).waitFor();
    const written = await readFile(path, 'utf8');
    expect(JSON.parse(written)).toMatchObject({ format: 'sgid-provider-profile', encryption: { variant: 'D' } });
    for (const secret of [mixedIn.id, mixedIn.secret]) expect(written).not.toContain(secret);
    await button('Let the sandbox do the same').click();
    await button('Go to the sandbox').click();
    await page.getByText(/^custom, as seen on/).waitFor();
    await button('Back to its own ways').click();
    await page.getByText('Nobody: it answers as documented.', { exact: false }).waitFor();
    await button('Read a profile…').click();
    await page.getByText(/^custom, as seen on/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
