import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { TEST_CASES } from '../../src/sandbox/app-under-test/test-cases.js';
import { type ExpressApp, expressApp } from '../support/express-app.js';
import { freePort } from '../support/free-port.js';
import { chooseCases, copiedEnvironment, logInAt, makeClient, showYourApp } from '../support/your-app.js';
import type { Scene, Stage } from './scene.js';

/** The app that is tested here, and one that never answers. */
interface Tested {
  readonly app: ExpressApp;
  readonly loginUrl: string;
}

let tested: Tested | undefined;
/** Takes what is sent and never answers: a test of it stays where it is. */
let silent: Server | undefined;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const ended = (page: Page) => button(page, 'New test').waitFor({ timeout: 30_000 });
const top = (page: Page) => page.getByRole('tab', { name: 'Your app' }).scrollIntoViewIfNeeded();
const titleOf = (id: string) => TEST_CASES.find((one) => one.id === id)?.title ?? id;
const SOME = ['redirect.state-wrong', 'redirect.error', 'id-token.nonce-wrong', 'userinfo.subject-other', 'jwks.empty'];

/** Makes the client of the app by the dialog, and starts the app with what is copied. */
async function setUp({ app, page }: Stage): Promise<void> {
  const origin = `http://localhost:${await freePort()}`;
  await button(page, 'Start the sandbox').click();
  await makeClient(page, `${origin}/api/redirect`);
  tested = { app: expressApp(await copiedEnvironment(app, page)), loginUrl: `${origin}/login` };
}

async function restartedApp(habit: string): Promise<Tested> {
  if (tested === undefined) throw new Error('There is no app yet.');
  await tested.app.start(habit);
  return tested;
}

async function logInOnce({ page, browser }: Stage): Promise<void> {
  await button(page, 'Open the login in your browser').click();
  await logInAt(await browser.nextOpenedUrl());
}

export const APP_UNDER_TEST_SCENES: readonly Scene[] = [
  { id: 'your-app-stopped', title: 'Your app: nothing is set up', act: ({ page }) => showYourApp(page) },
  { id: 'your-app-setup', title: 'Your app: what points it here, and the test', act: setUp },
  {
    id: 'your-app-setup-flask',
    title: 'Your app: the same for Flask',
    act: ({ page }) => page.getByRole('tab', { name: 'Flask' }).click(),
  },
  {
    id: 'your-app-cases',
    title: 'Your app: the cases to choose from',
    act: async ({ page }) => {
      await page.getByRole('tab', { name: 'Express' }).click();
      await button(page, 'Choose the cases').click();
      await button(page, 'Start the test').scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'your-app-running',
    title: 'Your app: a test under way',
    act: async ({ page }) => {
      await button(page, 'Fold the cases').click();
      const server = createServer(() => {});
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      silent = server;
      const { port } = server.address() as AddressInfo;
      await page.getByRole('textbox', { name: 'Login URL' }).fill(`http://localhost:${port}/login`);
      await button(page, 'Start the test').click();
      await page.getByRole('heading', { name: 'A good login', exact: true }).waitFor();
    },
  },
  {
    id: 'your-app-no-baseline',
    title: 'Your app: no good login',
    act: async ({ page }) => {
      silent?.close();
      silent?.closeAllConnections();
      await ended(page);
      await top(page);
    },
  },
  {
    id: 'your-app-restart',
    title: 'Your app: it is to be restarted',
    act: async ({ page }) => {
      const { loginUrl } = await restartedApp('state-unchecked');
      await button(page, 'New test').click();
      await page.getByRole('textbox', { name: 'Login URL' }).fill(loginUrl);
      await button(page, 'Start the test').click();
      await button(page, 'It is up again').waitFor({ timeout: 30_000 });
    },
  },
  {
    id: 'your-app-failures',
    title: 'Your app: what it accepted',
    act: async ({ page }) => {
      await button(page, 'Stop the test').click();
      await ended(page);
      await top(page);
    },
  },
  {
    id: 'your-app-waiting',
    title: 'Your app: a person is to log in',
    act: async ({ page }) => {
      await button(page, 'New test').click();
      await page.getByRole('radio', { name: 'You log in, in your browser' }).click();
      await chooseCases(page, SOME.map(titleOf));
      await button(page, 'Start the test').click();
      await page.getByRole('heading', { name: 'A good login', exact: true }).waitFor();
    },
  },
  {
    id: 'your-app-question',
    title: 'Your app: a person is asked how a login ended',
    act: async (stage) => {
      const { page } = stage;
      await logInOnce(stage);
      await button(page, 'Yes, I was logged in').click();
      await page.getByRole('heading', { name: 'A second good login' }).waitFor();
      await logInOnce(stage);
      await button(page, 'Yes, I was logged in').click();
      await page.getByRole('heading', { name: titleOf('redirect.state-wrong') }).waitFor();
      await logInOnce(stage);
      await page.getByRole('heading', { name: titleOf('redirect.error') }).waitFor();
      await logInOnce(stage);
      await page.getByText('Were you logged in?').waitFor();
    },
  },
  {
    id: 'your-app-clean',
    title: 'Your app: it refused everything',
    act: async ({ page }) => {
      await button(page, 'Stop the test').click();
      await ended(page);
      await restartedApp('correct');
      await button(page, 'New test').click();
      await page.getByRole('radio', { name: 'The console logs in' }).click();
      await chooseCases(page, SOME.filter((id) => !id.startsWith('jwks.')).map(titleOf));
      await button(page, 'Start the test').click();
      await ended(page);
      await top(page);
    },
  },
  {
    id: 'narrow-your-app-setup',
    title: 'Your app in the smallest window',
    act: async ({ page }) => {
      await page.setViewportSize({ width: 900, height: 640 });
      await button(page, 'New test').click();
      await top(page);
    },
  },
  {
    id: 'narrow-your-app-question',
    title: 'Your app in the smallest window: a person is to log in',
    act: async ({ page }) => {
      await page.getByRole('radio', { name: 'You log in, in your browser' }).click();
      await button(page, 'Start the test').click();
      await page.getByRole('heading', { name: 'A good login', exact: true }).waitFor();
    },
  },
  {
    id: 'narrow-your-app-results',
    title: 'Your app in the smallest window: results',
    act: async ({ page }) => {
      await button(page, 'Stop the test').click();
      await ended(page);
      await restartedApp('state-unchecked');
      await button(page, 'New test').click();
      await page.getByRole('radio', { name: 'The console logs in' }).click();
      await button(page, 'Start the test').click();
      await ended(page);
      await tested?.app.stop();
    },
  },
];
