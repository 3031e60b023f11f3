import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PREFERRED_PORT } from '../../src/sandbox/server.js';
import { choose, runDemo, showScreen } from '../support/console-page.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';

describe('runs one after another, in the packaged app', () => {
  let launched: LaunchedApp;
  /** Holds the sandbox's usual port; undefined where another program has it already. */
  let holder: Server | undefined;

  beforeAll(async () => {
    const server = createServer();
    server.listen(PREFERRED_PORT, '127.0.0.1');
    holder = await once(server, 'listening').then(
      () => server,
      () => undefined,
    );
    launched = await launchApp({ packaged: true });
    await runDemo(launched.page);
  });

  afterAll(async () => {
    await launched?.stop();
    holder?.close();
  });

  it('says on the Sandbox screen that another port was taken than the usual one', async () => {
    const { page } = launched;
    await showScreen(page, 'Sandbox');
    await page.getByText(new RegExp(`^It answers on port \\d+ this time, not on ${PREFERRED_PORT}$`)).waitFor();
  });

  it('keeps the header of the results in sight while they scroll', async () => {
    const { page } = launched;
    await showScreen(page, 'Results');
    const screen = page.getByRole('region', { name: 'Results' });
    const header = screen.getByRole('columnheader', { name: 'Value' });
    await header.waitFor();
    await page.setViewportSize({ width: 1280, height: 420 });
    await screen.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    const top = async () => Math.round((await header.boundingBox())?.y ?? Number.NaN);
    const wanted = Math.round((await screen.boundingBox())?.y ?? Number.NaN);
    await expect.poll(top).toBe(wanted);
  });

  it('keeps a finished run, its results and its values beside the next one', async () => {
    const { page } = launched;
    const runs = page.getByRole('navigation', { name: 'Runs' });
    await showScreen(page, 'Flow');
    await page.keyboard.press('Control+Shift+Enter');
    await runs.getByRole('button', { name: /^finished.*Run 2/ }).waitFor();
    await page.getByRole('button', { name: 'See the results' }).first().click();
    await page.getByText(/^Run 2 of /).waitFor();

    await runs.getByRole('button', { name: /Run 1 / }).click();
    await page.getByText(/^Run 1 of /).waitFor();
    await page
      .getByRole('button', { name: /^Reveal / })
      .nth(1)
      .click();
    await page
      .getByRole('button', { name: /^Mask / })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Export sample' }).click();
    await page.getByRole('dialog').getByText('sgID sample payload').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

    // Another run in sight masks what was revealed of this one.
    await page.keyboard.press('Control+PageDown');
    await page.getByText(/^Run 2 of /).waitFor();
    await page.keyboard.press('Control+PageUp');
    await page.getByText(/^Run 1 of /).waitFor();
    expect(await page.getByRole('button', { name: /^Mask / }).count()).toBe(0);
  });

  it('closes a run with its tab, and shows the one beside it', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: 'Close run 1' }).click();
    await page.getByText(/^Run 2 of /).waitFor();
    await page.getByRole('button', { name: 'Close run 2' }).click();
    await page.getByText('No results yet').waitFor();
    await showScreen(page, 'Flow');
    await page.getByRole('heading', { name: 'New run' }).first().waitFor();
  });

  it('shows a cancelled run as cancelled, and not as failed', async () => {
    const { page } = launched;
    await choose(page, 'Approval', /^By you/);
    await page.keyboard.press('Control+Shift+Enter');
    await launched.browser.nextOpenedUrl();
    await page.getByText('Log in on the page that opened in your browser. It then comes back to:').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('cancelled', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: /^cancelled: Run 3/ }).waitFor();
    await page.getByRole('navigation', { name: 'Screens' }).getByText('cancelled').waitFor();
    expect(await page.getByText('failed', { exact: true }).count()).toBe(0);

    // Ctrl T takes the focus off the tab that it leaves: Enter would lead back to it.
    await page.getByRole('button', { name: /^cancelled: Run 3/ }).focus();
    await page.keyboard.press('Control+T');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('New run');
  });
});
