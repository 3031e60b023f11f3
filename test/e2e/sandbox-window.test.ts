import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../support/axe.js';
import { choose, showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { createPkcePair } from '../support/sandbox-bench.js';

const REDIRECT_URI = 'http://localhost:5999/callback';
const JWKS = '/v2/.well-known/jwks.json';

let launched: LaunchedApp;
let page: Page;
let folder: string;
let origin: string;

/** The status of a GET, with a `Host` of the test's choice. */
function statusOf(path: string, host = new URL(origin).host): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, origin), { headers: { Host: host } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', reject).end();
  });
}

/** An authorization request that is right for a client. */
function authorizePath(clientId: string): string {
  const parameters = new URLSearchParams({
    client_id: clientId,
    scope: 'openid myinfo.name',
    response_type: 'code',
    redirect_uri: REDIRECT_URI,
    code_challenge: createPkcePair().challenge,
    code_challenge_method: 'S256',
  });
  return `/v2/oauth/authorize?${parameters}`;
}

const dialog = () => page.getByRole('dialog');
const field = (name: string) => dialog().getByRole('textbox', { name, exact: true });
const card = (title: string) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
    .first();

/** Saves a file by a button of the window, which then says where it is, and reads it. */
async function saved(button: Locator, fileName: string): Promise<unknown> {
  const path = join(folder, fileName);
  await rm(path, { force: true });
  await answerDialogs(launched.app, { save: path });
  await button.click();
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toMatch(/\}\s*$/);
  const notice = page.getByRole('alert').filter({ hasText: path });
  await notice.waitFor();
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  return JSON.parse(await readFile(path, 'utf8'));
}

async function makeClient(name: string): Promise<{ readonly id: string }> {
  await page.getByRole('button', { name: 'New client' }).click();
  await field('Name').fill(name);
  await field('Purpose').fill('To book a visit');
  await field('Redirect URIs').fill(REDIRECT_URI);
  await dialog().getByRole('button', { name: 'Make it' }).click();
  await dialog().waitFor({ state: 'detached' });
  const row = card('Clients that log in').getByRole('listitem').filter({ hasText: name });
  return (await saved(row.getByRole('button', { name: 'Download…' }), `${name}.json`)) as { id: string };
}

describe('the sandbox in the window', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-sandbox-window-'));
    launched = await launchApp();
    page = launched.page;
    page.setDefaultTimeout(10_000);
    await showScreen(page, 'Sandbox');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByText('running', { exact: true }).waitFor();
    origin = /http:\/\/127\.0\.0\.1:\d+/.exec(await card('Address').innerText())?.[0] ?? '';
  });
  afterAll(async () => {
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  // One that fails leaves its dialog to nobody else.
  afterEach(() => page.keyboard.press('Escape'));

  it('makes clients whose downloaded credentials log in, and arms faults once, on, and for one of them', async () => {
    const mine = await makeClient('My app');
    const other = await makeClient('Other app');
    expect(mine).toMatchObject({
      description: 'To book a visit',
      secret: expect.stringMatching(/^.{32}$/),
      privateKey: expect.stringContaining('PRIVATE KEY'),
      redirectUrls: [REDIRECT_URI],
    });
    expect([await statusOf(authorizePath(mine.id)), await statusOf(authorizePath(other.id))]).toEqual([200, 200]);

    const approve = page.getByRole('switch', { name: 'Approve at once' });
    await approve.click();
    await page.getByText('Every login is answered without a page.').waitFor();
    expect(await statusOf(authorizePath(mine.id))).toBe(302);
    await approve.click();
    await page.getByText('For scripts: logins without a page.').waitFor();

    const fault = card('Faults').getByRole('listitem').filter({ hasText: 'authorize.text-500' });
    await fault.getByRole('button').click();
    await card('Faults').getByText('1 armed').waitFor();
    expect(await statusOf(authorizePath(mine.id))).toBe(500);
    await card('Faults').getByText('none armed').waitFor();
    expect(await statusOf(authorizePath(mine.id))).toBe(200);

    await choose(page, 'Whose requests a fault touches', 'For My app');
    await fault.getByRole('switch').click();
    await page.getByText('for requests of My app until it is switched off').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    for (const status of [500, 500]) expect(await statusOf(authorizePath(mine.id))).toBe(status);
    expect(await statusOf(authorizePath(other.id))).toBe(200);
    await page.getByRole('button', { name: 'Switch off Failure as text of My app' }).click();
    await card('Faults').getByText('none armed').waitFor();
    expect(await statusOf(authorizePath(mine.id))).toBe(200);
  });

  it('makes a persona, tells an empty text from none, and changes, exports, removes and imports it', async () => {
    await card('Who logs in').getByRole('button', { name: 'New', exact: true }).click();
    await field('Name in the list').fill('Jaya');
    await field('Principal name').fill('JAYA D/O RAVI');
    const email = field('E-mail address');
    await email.focus();
    await dialog().getByRole('button', { name: 'Empty text for E-mail address' }).click();
    await field('Sex').fill('FEMALE');
    await choose(page, 'Aged 21 or older', 'Empty text');
    const children = dialog().getByRole('group', { name: /^Children/ });
    await children.getByRole('button', { name: /^Add an entry to Children/ }).click();
    await children.getByRole('textbox', { name: 'Name', exact: true }).fill('MEENA');
    await children.getByRole('button', { name: 'Add an entry to Vaccination requirements' }).click();
    await children.getByRole('textbox', { name: 'Fulfilled' }).fill('NA');
    expect(await axeFindings(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: /^Jaya/, checked: true }).waitFor();

    await page.getByRole('button', { name: 'Change Jaya' }).click();
    await field('Principal name').fill('JAYA RAVI');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().waitFor({ state: 'detached' });
    const file = (await saved(page.getByRole('button', { name: 'Export… Jaya' }), 'jaya.json')) as {
      personas: { values: Record<string, string> }[];
    };
    const { 'myinfo.children_birth_records': list = '', ...values } = file.personas[0]?.values ?? {};
    expect(values).toEqual({
      'myinfo.name': 'JAYA RAVI',
      'myinfo.email': '',
      'myinfo.sex': 'FEMALE',
      'myinfo.is_age_above_21': '',
    });
    expect(JSON.parse(list)).toMatchObject([
      { name: 'MEENA', race: '', vaccination_requirements: [{ requirement: '', fulfilled: 'NA' }] },
    ]);

    await page.getByRole('button', { name: 'Remove Jaya' }).click();
    await page.getByRole('alertdialog').or(dialog()).getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('radio', { name: /^Jaya/ }).waitFor({ state: 'detached' });
    await answerDialogs(launched.app, { open: join(folder, 'jaya.json') });
    await page.getByRole('button', { name: 'Import…' }).first().click();
    await page.getByRole('radio', { name: /^Jaya/ }).waitFor();
  });

  it('is opened for containers on purpose, says so while it is, and goes back to loopback', async () => {
    const port = new URL(origin).port;
    expect(await statusOf(JWKS, `backend:${port}`)).toBe(421);
    await page.getByRole('button', { name: 'Open for containers…' }).click();
    await field('Origin for browser and backend').fill('sgid.test');
    await field('Further hosts').fill('backend');
    expect(await axeFindings(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Open it' }).click();
    await dialog().getByText('origin-unusable').waitFor();
    await field('Origin for browser and backend').fill('');
    await dialog().getByRole('button', { name: 'Open it' }).click();
    await page.getByText('The sandbox is open beyond loopback').waitFor();
    await page.getByRole('navigation', { name: 'Screens' }).getByText('Sandbox open').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await statusOf(JWKS, `backend:${port}`)).toBe(200);
    expect(await statusOf(JWKS, `other:${port}`)).toBe(421);
    await page.getByRole('button', { name: 'Back to loopback' }).click();
    await page.getByText('The sandbox is open beyond loopback').waitFor({ state: 'detached' });
    // It was stopped, and is started again on loopback.
    await expect.poll(() => statusOf(JWKS, `backend:${port}`).catch(() => 'not listening')).toBe(421);
    expect(await statusOf(JWKS)).toBe(200);
  });
});
