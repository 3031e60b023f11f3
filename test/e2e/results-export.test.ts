import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../support/axe.js';
import { choose, runDemo, showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';

describe('results and their export, in the packaged app', () => {
  let launched: LaunchedApp;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-export-'));
    launched = await launchApp({ packaged: true });
    await runDemo(launched.page);
    await showScreen(launched.page, 'Results');
    // What the platform does cannot be seen from here; that it was asked to can.
    await launched.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const asked: boolean[] = [];
      Object.assign(globalThis, { protection: asked });
      const set = window?.setContentProtection.bind(window);
      if (window) {
        window.setContentProtection = (on) => {
          asked.push(on);
          set?.(on);
        };
      }
    });
  });

  afterAll(async () => {
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const protection = () =>
    launched.app.evaluate(() => (globalThis as unknown as { protection: boolean[] }).protection.splice(0));
  const revealed = () => launched.page.getByRole('button', { name: /^Mask (?!all)/ });
  const revealName = async () => {
    await launched.page.getByRole('button', { name: 'Reveal Principal name' }).click();
    await revealed().first().waitFor();
  };

  it('L07 keeps the window out of captures while a value is revealed, and masks it again on blur', async () => {
    const { page } = launched;
    const name = page.getByText('ONG MEI FERN, RENÉE');
    expect(await name.count()).toBe(0);
    await revealName();
    await name.first().waitFor();
    expect(await protection()).toEqual([true]);
    await page.evaluate(() => globalThis.dispatchEvent(new Event('blur')));
    await name.first().waitFor({ state: 'detached' });
    await expect.poll(protection).toEqual([false]);
  });

  it('L05 masks everything when the screen is locked, and says why', async () => {
    const { page, app } = launched;
    await page.getByRole('button', { name: 'Reveal all…' }).click();
    await page.getByRole('dialog').getByText('the screen is locked').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Reveal all' }).click();
    await expect.poll(() => revealed().count()).toBeGreaterThan(15);
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
    await expect.poll(() => revealed().count()).toBe(0);
    await page.getByText('Everything was masked because the screen was locked.').waitFor();
    expect(await protection()).toEqual([true, false]);
    await revealName();
    expect(await page.getByText('because the screen was locked').count()).toBe(0);
    await page.getByRole('button', { name: 'Mask all' }).click();
  });

  it('says how far each scope got, where it comes from, and what it is computed from', async () => {
    const { page } = launched;
    await page.getByText('MyInfo, from NRIC / FIN').waitFor();
    await page.getByRole('tab', { name: 'Coverage' }).click();
    const table = page.getByRole('table');
    const row = table.getByRole('row').filter({ hasText: 'myinfo.divorce_date' });
    expect(await row.textContent()).toMatch(/NA came: no value is held/);
    await table.getByRole('row').filter({ hasText: 'myinfo.name' }).filter({ hasText: 'Complete.' }).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Values' }).click();
    await page.getByRole('button', { name: 'About Last four characters of NRIC' }).click();
    await page.getByText('NRIC / FIN, myinfo.nric_number').waitFor();
  });

  /** The dialog, opened by its key. */
  async function openExport(): Promise<Locator> {
    const { page } = launched;
    await page.keyboard.press('Control+E');
    const dialog = page.getByRole('dialog', { name: 'Export the sample payload' });
    await dialog.waitFor();
    return dialog;
  }

  async function exportTo(dialog: Locator, file: string): Promise<string> {
    const path = join(folder, file);
    await answerDialogs(launched.app, { save: path });
    await dialog.getByRole('button', { name: 'Export…' }).click();
    await dialog.getByText(path).waitFor();
    return path;
  }

  it('exports in the formats that are chosen, with what the preview showed', async () => {
    const { page } = launched;
    const dialog = await openExport();
    await choose(page, 'Format', 'TypeScript fixture');
    await dialog.getByRole('radio', { name: 'Synthetic' }).click();
    const preview = dialog.getByRole('figure', { name: 'the preview' });
    await preview.getByText('Privacy: synthetic, seed 1').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const typescript = await readFile(await exportTo(dialog, 'sample.ts'), 'utf8');
    expect(typescript).toBe(await preview.locator('pre').textContent());
    expect(typescript).not.toContain('ONG MEI FERN');

    await dialog.getByRole('textbox', { name: 'Seed' }).fill('another');
    await preview.getByText('seed another').waitFor();

    await choose(page, 'Format', 'Re-encrypted fixtures: a folder');
    await dialog.getByText('userinfo-response.json', { exact: true }).first().waitFor();
    const fixtures = await exportTo(dialog, 'fixtures');
    expect(await readdir(fixtures)).toContain('serve.mjs');
    expect(await dialog.textContent()).not.toContain('PRIVATE KEY');
  });
});
