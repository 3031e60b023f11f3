import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_CASES } from '../../src/sandbox/app-under-test/test-cases.js';
import { axeFindings } from '../support/axe.js';
import { askBridge, callBridge } from '../support/bridge.js';
import { answerDialogs } from '../support/dialogs.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { type ExpressApp, expressApp } from '../support/express-app.js';
import { freePort } from '../support/free-port.js';
import { chooseCases, copiedEnvironment, logInAt, makeClient, showYourApp } from '../support/your-app.js';

const titleOf = (id: string) => TEST_CASES.find((one) => one.id === id)?.title ?? id;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const TEST_MS = 60_000;
/** Nothing but the whole of a test takes longer. */
const WAIT_MS = 15_000;

describe('an app of one’s own, tested from the window', () => {
  let launched: LaunchedApp;
  let app: ExpressApp | undefined;
  let environment: NodeJS.Dict<string>;
  let folder: string;
  let loginUrl: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-app-test-'));
    const origin = `http://localhost:${await freePort()}`;
    loginUrl = `${origin}/login`;
    launched = await launchApp({ packaged: true });
    const { page } = launched;
    page.setDefaultTimeout(WAIT_MS);
    await showYourApp(page);
    await button(page, 'Start the sandbox').click();
    await makeClient(page, `${origin}/api/redirect`);
  });

  afterAll(async () => {
    await app?.stop();
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('gives the variables that point an app here, and no secret of them to the window', async () => {
    const { page } = launched;
    environment = await copiedEnvironment(launched.app, page);
    const { origin } = await askBridge(page, 'sandbox.describe', {});
    expect(environment).toMatchObject({ SGID_HOSTNAME: origin, SGID_CLIENT_ID: expect.stringMatching(/^SANDBOX-/) });
    expect(environment.SGID_PRIVATE_KEY).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    const shown = await page.content();
    expect(shown).toContain(environment.SGID_CLIENT_ID);
    expect(shown).not.toContain(environment.SGID_CLIENT_SECRET);
    expect(await axeFindings(page)).toEqual([]);
    app = expressApp(environment);
    await app.start('correct');
  });

  it(
    'follows the login URL through all cases, and finds an app that is right to refuse each',
    async () => {
      const { page } = launched;
      await page.getByRole('textbox', { name: 'Login URL' }).fill(loginUrl);
      await button(page, 'Start the test').click();
      const up = button(page, 'It is up again');
      const end = heading(page, 'Your app refused every case');
      // Before each case about keys, and after them.
      for (
        let restarts = TEST_CASES.filter(({ freshApp }) => freshApp === true).length + 1;
        restarts > 0;
        restarts -= 1
      ) {
        await up.waitFor({ timeout: TEST_MS });
        await app?.start('correct');
        await up.click();
        await up.waitFor({ state: 'hidden' });
      }
      await end.waitFor({ timeout: TEST_MS });
      const { test } = await askBridge(page, 'appTest.describe', {});
      expect(test?.results.map(({ id, verdict, confirmed }) => [id, verdict, confirmed])).toEqual(
        TEST_CASES.map(({ id }) => [id, 'refused', true]),
      );
      expect(test?.findings).toEqual([]);
      expect((await askBridge(page, 'sandbox.describe', {})).armed).toEqual([]);
    },
    TEST_MS,
  );

  it('finds it as it was in a window that is loaded again', async () => {
    const { page } = launched;
    await page.reload();
    await heading(page, 'Your app refused every case').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it(
    'says of a broken app what it accepted, by which clause, and what to do, and saves it as a report',
    async () => {
      const { page } = launched;
      await app?.start('state-unchecked');
      await button(page, 'New test').click();
      await chooseCases(page, ['redirect.state-wrong', 'id-token.nonce-wrong', 'userinfo.subject-other'].map(titleOf));
      await button(page, 'Start the test').click();
      await heading(page, 'Your app accepted 1 case that it must refuse').waitFor();
      const failed = page.locator('section', { has: heading(page, 'Accepted, and must be refused') }).last();
      await failed.getByText('A token request followed.').waitFor();
      await failed.getByText(/^Fix: Keep the state of the login/).waitFor();
      await failed.getByRole('button', { name: /^RFC 6749 10\.12/ }).waitFor();
      expect(await axeFindings(page)).toEqual([]);

      const path = join(folder, 'report');
      await answerDialogs(launched.app, { save: `${path}.html` });
      await button(page, 'Save as HTML…').click();
      await answerDialogs(launched.app, { save: `${path}.json` });
      await button(page, 'Save as JSON…').click();
      await expect.poll(() => readFile(`${path}.json`, 'utf8').catch(() => '')).toContain('"ok"');
      const report = JSON.parse(await readFile(`${path}.json`, 'utf8'));
      expect(report).toMatchObject({ ok: false, loginUrl, counts: { refused: 2, accepted: 1, 'not-reached': 0 } });
      expect(await readFile(`${path}.html`, 'utf8')).toContain('The app accepted 1 case that it must refuse');
      for (const secret of [environment.SGID_CLIENT_SECRET, environment.SGID_PRIVATE_KEY]) {
        expect(JSON.stringify(report)).not.toContain(secret);
      }
    },
    TEST_MS,
  );

  it('runs what was accepted once more, when it was mended', async () => {
    const { page } = launched;
    await app?.start('correct');
    await button(page, 'Run it again').click();
    await heading(page, 'Your app refused every case').waitFor();
  });

  it(
    'lets a person log in, and asks only what the sandbox cannot see',
    async () => {
      const { page } = launched;
      await app?.start('state-unchecked');
      await button(page, 'New test').click();
      await page.getByRole('radio', { name: 'You log in, in your browser' }).click();
      await chooseCases(page, ['redirect.state-wrong', 'id-token.nonce-wrong', 'userinfo.subject-other'].map(titleOf));
      await button(page, 'Start the test').click();

      await heading(page, 'A good login').waitFor();
      // Nobody can say how a login ended that has not begun.
      expect(await callBridge(page, 'appTest.answer', { answer: 'logged-in' })).toMatchObject({
        ok: false,
        error: { code: 'app-test-nothing-asked' },
      });
      expect(await logInAsTold()).toContain('vanilla');
      await button(page, 'Yes, I was logged in').click();
      await heading(page, 'A second good login').waitFor();
      await logInAsTold();
      await button(page, 'Yes, I was logged in').click();

      // The token request shows by itself that the wrong state was accepted.
      await heading(page, titleOf('redirect.state-wrong')).waitFor();
      await logInAsTold();
      await heading(page, titleOf('id-token.nonce-wrong')).waitFor();
      const { clientId } = await askBridge(page, 'appTest.describe', {}).then(({ test }) => test ?? { clientId: '' });
      expect((await askBridge(page, 'sandbox.describe', {})).armed).toEqual([
        { fault: 'id-token.nonce-wrong', once: false, clientId },
      ]);
      expect(await logInAsTold()).toContain('sgID did not log anybody in');
      await button(page, 'I saw an error page').click();

      await heading(page, titleOf('userinfo.subject-other')).waitFor();
      await button(page, 'Stop the test').click();
      await heading(page, 'Your app accepted 1 case that it must refuse').waitFor();
      expect((await askBridge(page, 'sandbox.describe', {})).armed).toEqual([]);
    },
    TEST_MS,
  );

  it(
    'goes on where it was stopped, and skips what it is told to',
    async () => {
      const { page } = launched;
      await button(page, 'Go on with the other 1').click();
      // What nothing has confirmed yet is confirmed first.
      await heading(page, 'A good login in between').waitFor();
      await logInAsTold();
      await heading(page, titleOf('userinfo.subject-other')).waitFor();
      await button(page, 'Skip this case').click();
      await heading(page, 'Your app accepted 1 case that it must refuse').waitFor();
      const { test } = await askBridge(page, 'appTest.describe', {});
      expect(test?.status).toBe('finished');
      expect(test?.results.map(({ verdict, evidence, confirmed }) => [verdict, evidence, confirmed])).toEqual([
        ['accepted', 'A token request followed.', true],
        ['refused', 'Userinfo was not asked for, and the tester saw an error page.', true],
        ['not-reached', 'It was skipped.', true],
      ]);
    },
    TEST_MS,
  );

  it('stops with the sandbox, and asks nothing beyond this computer', async () => {
    const { page } = launched;
    await button(page, 'Run these 2 again').click();
    await heading(page, titleOf('redirect.state-wrong')).waitFor();
    await askBridge(page, 'sandbox.stop', {});
    await page.getByText('The sandbox was stopped, and the test with it.').waitFor();

    const [client] = await askBridge(page, 'client.list', {});
    const wish = { clientKey: client?.key ?? '', way: 'console', cases: ['redirect.error'] } as const;
    for (const url of [
      'https://example.com/login',
      'file:///etc/passwd',
      'http://localhost.example/',
      'http://u:p@localhost/',
    ]) {
      const refused = await callBridge(page, 'appTest.start', { ...wish, loginUrl: url });
      expect(refused).toMatchObject({ ok: false, error: { code: 'login-url-refused' } });
    }
  });

  /** Opens the login as the console offers it, in a browser that is new; gives the page that it ends with. */
  async function logInAsTold(): Promise<string | undefined> {
    await button(launched.page, 'Open the login in your browser').click();
    const url = await launched.browser.nextOpenedUrl();
    expect(url).toBe(loginUrl);
    return (await logInAt(url))?.text;
  }
});
