import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoClient, type PortalCredentials, toSandboxClient } from '../../src/sandbox/clients/demo-client.js';
import { startSandbox } from '../../src/sandbox/server.js';
import type { Sandbox } from '../../src/sandbox/types.js';
import { axeFindings } from '../support/axe.js';
import { authorizationUrl, type Bench } from '../support/sandbox-bench.js';

const REDIRECT_URI = 'http://localhost:5001/api/redirect';
let browser: Browser;
let credentials: PortalCredentials;
let sandbox: Sandbox;
let bench: Bench;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.SGID_CONSOLE_CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: process.env.SGID_CONSOLE_CHROMIUM_SANDBOX === '1',
    args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  credentials = await createDemoClient({ name: 'Clinic <b>booking</b>', redirectUrls: [REDIRECT_URI] });
  sandbox = await startSandbox({ clients: [toSandboxClient(credentials)] });
  bench = { sandbox, credentials, other: credentials, clock: { now: Date.now() } };
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

/** A page of its own whose app answers by saying what came back to it. */
async function openPage(javaScriptEnabled: boolean): Promise<{ readonly page: Page; readonly arrivals: URL[] }> {
  const context = await browser.newContext({ javaScriptEnabled });
  const arrivals: URL[] = [];
  await context.route(`${REDIRECT_URI}*`, async (route) => {
    arrivals.push(new URL(route.request().url()));
    await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>App</title>' });
  });
  return { page: await context.newPage(), arrivals };
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
] as const)('the consent page in Chromium %s', (_how, javaScriptEnabled) => {
  it('signs in whoever is chosen, refuses, and expires without a word to the app', async () => {
    const { page, arrivals } = await openPage(javaScriptEnabled);
    await page.goto(authorizationUrl(bench));
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Clinic <b>booking</b>');
    await page.getByText('AHMAD BIN YUSOF').click();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.waitForURL(`${REDIRECT_URI}*`);
    expect(arrivals[0]?.searchParams.get('state')).toBe('the-state');
    expect(sandbox.requests().at(-1)).toMatchObject({ endpoint: 'consent', note: 'code issued for public-officer' });

    await page.goto(authorizationUrl(bench));
    await page.getByRole('button', { name: 'Refuse' }).click();
    await page.waitForURL(`${REDIRECT_URI}*`);
    expect(arrivals[1]?.searchParams.get('error')).toBe('access_denied');

    await page.goto(authorizationUrl(bench));
    await page.getByRole('button', { name: 'Let it expire' }).click();
    await page.getByText('the app was told nothing').waitFor();
    expect(arrivals).toHaveLength(2);
    await page.context().close();
  });

  it('brings the same response twice where it is told to', async () => {
    const { page, arrivals } = await openPage(javaScriptEnabled);
    sandbox.armFault('redirect.twice', 'once');
    await page.goto(authorizationUrl(bench));
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.waitForURL(`${REDIRECT_URI}*`);
    expect(new Set(arrivals.map(({ href }) => href)).size).toBe(1);
    expect(arrivals).toHaveLength(2);
    await page.context().close();
  });
});

describe('axe', () => {
  it.each([
    ['the consent page', 'openid myinfo.name', undefined, 'Who signs in?'],
    ['a refusal', 'myinfo.name', undefined, 'does not take this request'],
    ['a page that leads nowhere', 'openid', 'authorize.no-answer', 'Nothing happens from here', 'Approve'],
    ['a page that expired', 'openid', undefined, 'This page has expired', 'Let it expire'],
  ] as const)('finds nothing on %s', async (_what, scope, fault, words, button?: string) => {
    const { page } = await openPage(true);
    if (fault !== undefined) sandbox.armFault(fault, 'once');
    await page.goto(authorizationUrl(bench, { scope }));
    if (button !== undefined) await page.getByRole('button', { name: button }).click();
    await page.getByText(words).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});
