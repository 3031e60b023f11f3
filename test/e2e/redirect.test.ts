import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDemoClient } from '../../src/sandbox/clients/demo-client.js';
import type { FlowView } from '../../src/shared/views/flow.js';
import { askBridge } from '../support/bridge.js';
import { choose, showScreen } from '../support/console-page.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { freePort } from '../support/free-port.js';
import { importSandboxClient } from '../support/import-client.js';
import { startOwnServer } from '../support/own-server.js';
import { connectionOutcome } from '../support/redirect-bench.js';

describe('the redirect step, in the packaged app', () => {
  let launched: LaunchedApp;
  let folder: string;
  let port: number;
  let redirectUri: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-redirect-'));
    port = await freePort();
    redirectUri = `http://localhost:${port}/api/redirect`;
    const file = join(folder, 'client.json');
    await writeFile(file, JSON.stringify(await createDemoClient({ name: 'Redirects', redirectUrls: [redirectUri] })));
    launched = await launchApp({ packaged: true });
    const { page } = launched;
    await importSandboxClient(page, file, 'Redirects', redirectUri);
    await showScreen(page, 'Flow');
    await page.getByRole('heading', { name: 'New run' }).first().waitFor();
    await choose(page, 'Approval', /^By you/);
  });

  afterAll(async () => {
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Each case starts from a run that has not begun. */
  beforeEach(async () => {
    const { page } = launched;
    if (await page.getByRole('button', { name: 'Cancel' }).isVisible()) {
      await page.getByRole('button', { name: 'Cancel' }).click();
    }
    const more = page.getByRole('button', { name: 'More', exact: true });
    await more
      .or(page.getByRole('button', { name: 'Run the first step' }))
      .first()
      .waitFor();
    if (await more.isVisible()) {
      await more.click();
      await page.getByRole('menuitem', { name: 'Reset' }).click();
    }
    await page.getByRole('button', { name: 'Run the first step' }).waitFor();
  });

  async function runToTheWait(): Promise<void> {
    await launched.page.keyboard.press('Control+Shift+Enter');
    await launched.page.getByText('Waiting for the redirect').waitFor();
  }

  /** Runs up to the wait; gives back the page that was opened in the browser. */
  async function waitForRedirect(): Promise<string> {
    await runToTheWait();
    return launched.browser.nextOpenedUrl();
  }

  /** Consents on the sandbox's page as its form would, and gives back where the browser is then sent. */
  async function approve(authorizationUrl: string): Promise<string> {
    const page = await fetch(authorizationUrl);
    const html = await page.text();
    const action = /<form[^>]*action="([^"]*)"/.exec(html)?.[1] ?? '';
    const hidden = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
      /name="([^"]*)"/.exec(tag)?.[1] ?? '',
      /value="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]);
    const persona = /name="persona"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? '';
    const answer = await fetch(new URL(action.replaceAll('&amp;', '&'), authorizationUrl), {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: new URL(authorizationUrl).origin },
      body: new URLSearchParams([...hidden, ['persona', persona], ['decision', 'approve']]),
    });
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The sandbox did not redirect: ${answer.status} ${await answer.text()}`);
    return location;
  }

  const flow = async (): Promise<FlowView> => {
    const current = await askBridge(launched.page, 'flow.current', {});
    if (current === null) throw new Error('There is no run.');
    return current;
  };
  const finished = () => launched.page.getByRole('button', { name: 'See the results' }).first().waitFor();

  it('R02 R10 R11 what is not the answer is refused and shown while the wait goes on; the real answer ends it', async () => {
    const { page } = launched;
    const authorizationUrl = await waitForRedirect();
    const origin = new URL(redirectUri).origin;
    expect((await fetch(`${origin}/favicon.ico`)).status).toBe(404);
    expect((await fetch(redirectUri, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${redirectUri}?code=stolen&state=other`)).status).toBe(400);
    expect((await fetch(`${redirectUri}?code=stolen`)).status).toBe(400);
    await page.getByText('Refused while waiting').waitFor();
    await page.getByText('A redirect with another state came.').waitFor();
    await page.getByText('A redirect without state came.').waitFor();
    expect((await flow()).status).toBe('waiting');

    const location = await approve(authorizationUrl);
    expect(location.startsWith(redirectUri)).toBe(true);
    expect((await fetch(location)).status).toBe(200);
    await finished();
    expect(await connectionOutcome('127.0.0.1', port)).toBe('ECONNREFUSED');
  });

  it('R15 a taken port is named, and listening again works once it is free', async () => {
    const { page } = launched;
    const other = await startOwnServer(port);
    await runToTheWait();
    await page.getByText(`Expected port ${port} to be free`).first().waitFor();
    expect((await flow()).waiting?.listenFailure?.code).toBe('port-taken');
    // Still taken, and freed while the console looks who has it.
    await page.getByRole('button', { name: 'Listen again' }).click();
    await other.stop();
    await page.getByRole('button', { name: 'Listen again' }).click();
    await page.getByText(/Listened on at/).waitFor();
    // Opened only now: before, the code would have gone to the other program.
    const authorizationUrl = await launched.browser.nextOpenedUrl();
    expect(authorizationUrl).toBe((await flow()).waiting?.authorizationUrl);
    expect((await flow()).waiting?.listenFailure).toBeUndefined();
    expect((await fetch(await approve(authorizationUrl))).status).toBe(200);
    await finished();
  });

  it('R22 a pasted URL of another host is refused with the part that differs; the right one ends the wait', async () => {
    const { page } = launched;
    const location = await approve(await waitForRedirect());
    const field = page.getByRole('textbox', { name: 'Redirected URL' });
    const use = page.getByRole('button', { name: 'Use it' });
    const cases = [
      [location.replace('localhost', 'sgid.example'), 'its host is sgid.example.'],
      [location.replace(`:${port}`, ':1'), 'its port is 1.'],
      [location.replace('/api/redirect', '/other'), 'its path is /other.'],
      [location.replace('http:', 'https:'), 'its scheme is https.'],
    ] as const;
    for (const [url, words] of cases) {
      await field.fill(url);
      await use.click();
      await page.getByText(words).waitFor();
    }
    expect((await flow()).status).toBe('waiting');
    await field.fill(location);
    await use.click();
    await finished();
  });

  it('R18 cancelled: the socket is closed, nothing is left to listen with, and the run can be started again', async () => {
    const { page } = launched;
    await waitForRedirect();
    expect(await connectionOutcome('127.0.0.1', port)).toBe('connected');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: /^Run (it )?again/ }).waitFor();
    expect(await connectionOutcome('127.0.0.1', port)).toBe('ECONNREFUSED');
    expect(await connectionOutcome('::1', port)).toBe('ECONNREFUSED');

    const location = await approve(await waitForRedirect());
    expect((await fetch(location)).status).toBe(200);
    await finished();
  });
});
