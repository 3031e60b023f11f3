import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERSONAS } from '../../src/sandbox/personas/personas.js';
import { axeFindings } from '../support/axe.js';
import { askBridge } from '../support/bridge.js';
import { choose, runDemo, showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';

/** Who logs in unless another persona is chosen. */
const NAME = 'ONG MEI FERN, RENÉE';
const NRIC = /\b[STFGM]\d{7}[A-Z]\b/g;

interface ExportedLine {
  readonly _about: { readonly privacy: string; readonly persona?: string; readonly run?: { readonly id: string } };
  readonly data: Readonly<Record<string, string>>;
}

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ExportedLine);

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
    // The keychain is that of all tests: what the history put there goes with it.
    if (launched !== undefined) await askBridge(launched.page, 'history.removeAll', {});
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** What was asked of the platform since it was last forgotten. */
  const protection = () =>
    launched.app.evaluate(() => [...(globalThis as unknown as { protection: boolean[] }).protection]);
  const forgetProtection = () =>
    launched.app.evaluate(() => {
      (globalThis as unknown as { protection: boolean[] }).protection.length = 0;
    });
  const revealed = () => launched.page.getByRole('button', { name: /^Mask (?!all)/ });
  const revealName = async () => {
    await launched.page.getByRole('button', { name: 'Reveal Principal name' }).click();
    await revealed().first().waitFor();
  };

  it('L07 keeps the window out of captures while a value is revealed, and L05 masks it again on blur', async () => {
    const { page } = launched;
    const name = page.getByText(NAME);
    expect(await name.count()).toBe(0);
    await revealName();
    await name.first().waitFor();
    expect(await protection()).toEqual([true]);
    // Playwright has every page believe that it has the focus for good: the event that a window gets as it loses it is made.
    await page.evaluate(() => globalThis.dispatchEvent(new Event('blur')));
    await name.first().waitFor({ state: 'detached' });
    await expect.poll(protection).toEqual([true, false]);
  });

  it('L05 masks everything when the screen is locked, and says why', async () => {
    const { page, app } = launched;
    await forgetProtection();
    await page.getByRole('button', { name: 'Reveal all…' }).click();
    await page.getByRole('dialog').getByText('the screen is locked').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Reveal all' }).click();
    await expect.poll(() => revealed().count()).toBeGreaterThan(15);
    // No test can lock the screen: this is what Electron emits where somebody does.
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
    await expect.poll(() => revealed().count()).toBe(0);
    await page.getByText('Everything was masked because the screen was locked.').waitFor();
    await expect.poll(protection).toEqual([true, false]);
    await revealName();
    expect(await page.getByText('because the screen was locked').count()).toBe(0);
    await page.getByRole('button', { name: 'Mask all' }).click();
  });

  it('L05 masks everything when nobody has used the computer for two minutes, and says why', async () => {
    const { page, app } = launched;
    // Nobody waits two minutes in a test: the system is asked as ever, and what it answers is what Electron is told here.
    const awayFor = (seconds: number | undefined) =>
      app.evaluate(({ powerMonitor }, idle) => {
        if (idle === undefined) Reflect.deleteProperty(powerMonitor, 'getSystemIdleTime');
        else powerMonitor.getSystemIdleTime = () => idle;
      }, seconds);
    await forgetProtection();
    await awayFor(119);
    await revealName();
    await page.getByText(NAME).first().waitFor();
    // Long enough for the console to have looked once.
    await app.evaluate(
      ({ powerMonitor }) =>
        new Promise<void>((looked) => {
          powerMonitor.getSystemIdleTime = () => {
            looked();
            return 119;
          };
        }),
    );
    expect(await revealed().count()).toBe(1);
    await awayFor(120);
    await page.getByText(NAME).first().waitFor({ state: 'detached' });
    await page.getByText('Everything was masked because nobody used this computer for two minutes.').waitFor();
    await expect.poll(protection).toEqual([true, false]);
    await awayFor(undefined);
  });

  it('says how far each scope got, where it comes from, and what it is computed from', async () => {
    const { page } = launched;
    await page.getByText('MyInfo, from NRIC / FIN').waitFor();
    await page.getByRole('tab', { name: 'Coverage' }).click();
    const table = page.getByRole('table');
    const row = table.getByRole('row').filter({ hasText: 'myinfo.divorce_date' });
    expect(await row.textContent()).toMatch(/NA came: no value is held/);
    const complete = table.getByRole('row').filter({ hasText: 'myinfo.nationality' });
    expect(await complete.textContent()).toBe('Nationalitymyinfo.nationalityyesyesyesyesyesdoes not apply');
    // The table scrolls and the window does not, whatever is brought into sight.
    await table.getByRole('row').last().scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => [document.documentElement.scrollHeight - innerHeight, scrollY])).toEqual([0, 0]);
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

  it('L03 exports are masked unless the user confirms otherwise, and the file says so', async () => {
    const { page } = launched;
    await page.keyboard.press('Escape');
    const dialog = await openExport();
    expect(await dialog.getByRole('radio', { name: 'Masked' }).isChecked()).toBe(true);
    const masked = await readFile(await exportTo(dialog, 'masked.json'), 'utf8');
    expect(JSON.parse(masked)).toMatchObject({
      _about: { privacy: 'masked', holdsPersonalData: false },
      sub: 'MASKED',
    });
    expect(masked).not.toContain('ONG MEI FERN');
    expect(masked).not.toMatch(NRIC);

    await dialog.getByRole('radio', { name: 'As received' }).click();
    const write = dialog.getByRole('button', { name: 'Export…' });
    expect(await write.isDisabled()).toBe(true);
    // Nothing in clear is in the window: the preview is gone.
    expect(await dialog.getByRole('figure', { name: 'the preview' }).count()).toBe(0);
    const confirm = dialog.getByRole('checkbox');
    await confirm.click();
    await choose(page, 'Format', 'CSV: a table');
    expect(await confirm.isChecked()).toBe(false);
    expect(await write.isDisabled()).toBe(true);
    await confirm.click();
    expect(await axeFindings(page)).toEqual([]);
    const received = await readFile(await exportTo(dialog, 'received.csv'), 'utf8');
    expect(received).toContain('HOLDS PERSONAL DATA AS RECEIVED');
    expect(received).toContain(NAME);
  });

  it('writes a report that prints on paper, and loads and runs nothing', async () => {
    const { page, app } = launched;
    await page.keyboard.press('Escape');
    const dialog = await openExport();
    await choose(page, 'Format', 'HTML report');
    await dialog.getByRole('figure', { name: 'the preview' }).getByText('<!doctype html>').waitFor();
    const report = await exportTo(dialog, 'report.html');
    const printed = await app.evaluate(async ({ BrowserWindow, session }, file) => {
      // Not the session of the console, which opens nothing but itself.
      const own = session.fromPartition('report');
      const asked: string[] = [];
      own.webRequest.onBeforeRequest(({ url }, answer) => {
        asked.push(url.slice(0, 5));
        answer({});
      });
      const window = new BrowserWindow({ show: false, webPreferences: { session: own, sandbox: true } });
      await window.loadFile(file);
      const pdf = await window.webContents.printToPDF({ pageSize: 'A4' });
      window.destroy();
      return { asked, pdf: pdf.toString('latin1') };
    }, report);
    expect(printed.asked).toEqual(['file:']);
    expect(printed.pdf.startsWith('%PDF-')).toBe(true);
    // 34 rows do not fit on one page, and do not need ten.
    const pages = printed.pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect([pages, pages >= 2 && pages <= 6]).toEqual([pages, true]);
  });

  it('exports every persona as synthetic, each line its own', async () => {
    const { page } = launched;
    await page.keyboard.press('Escape');
    const dialog = await openExport();
    await choose(page, 'Whose data', 'All personas of the sandbox');
    await dialog.getByRole('radio', { name: 'Synthetic' }).click();
    await dialog.getByRole('figure', { name: 'the preview' }).getByText('"persona":"markup-name"').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const text = await readFile(await exportTo(dialog, 'personas.ndjson'), 'utf8');
    const lines = linesOf(text);
    expect(lines.map(({ _about }) => _about.persona)).toEqual(PERSONAS.map(({ id }) => id));
    for (const [at, { _about, data }] of lines.entries()) {
      const real = PERSONAS[at]?.values(Date.now()) ?? {};
      expect([_about.persona, _about.privacy]).toEqual([PERSONAS[at]?.id, 'synthetic']);
      for (const scope of ['myinfo.name', 'myinfo.nric_number', 'myinfo.mobile_number'] as const) {
        const value = real[scope] ?? 'NA';
        if (value !== 'NA') expect([scope, text.includes(value)]).toEqual([scope, false]);
        expect([scope, data[scope]?.length]).toEqual([scope, value.length]);
      }
    }
  });

  it('exports runs that are open and runs that were kept into one file, each line saying which', async () => {
    const { page } = launched;
    await page.keyboard.press('Escape');
    await showScreen(page, 'History');
    await page.getByRole('button', { name: 'Keep a history' }).click();
    await showScreen(page, 'Flow');
    await page.keyboard.press('Control+Shift+Enter');
    const runs = page.getByRole('navigation', { name: 'Runs' });
    await runs.getByRole('button', { name: /^finished.*Run 2/ }).waitFor();
    await showScreen(page, 'History');
    const kept = page.getByRole('region', { name: 'Kept runs' }).getByRole('listitem');
    await kept.first().waitFor();
    const dialog = await openExport();
    await choose(page, 'Whose data', 'Several runs, open or kept');
    await dialog.getByRole('button', { name: 'Choose none' }).click();
    await dialog.getByText('Choose at least one run').waitFor();
    await dialog.getByRole('button', { name: 'Choose all' }).click();
    await dialog.getByText('3 runs chosen').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const lines = linesOf(await readFile(await exportTo(dialog, 'runs.ndjson'), 'utf8'));
    expect(lines.map(({ _about }) => _about.run)).toEqual([
      expect.objectContaining({ number: 1 }),
      expect.objectContaining({ number: 2 }),
      expect.objectContaining({ number: 2, keptAt: expect.stringMatching(/Z$/) }),
    ]);
    expect(new Set(lines.map(({ _about }) => _about.run?.id)).size).toBe(3);
    expect(lines.every(({ data }) => data['myinfo.name'] === 'MASKED')).toBe(true);
    await page.keyboard.press('Escape');
  });

  it('encrypts the values of a reopened kept run to its client again', async () => {
    const { page } = launched;
    await showScreen(page, 'History');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByText('Read-only: nothing is sent from a kept run.').waitFor();
    const dialog = await openExport();
    await choose(page, 'Format', 'JSON: encrypted response');
    await dialog.getByRole('figure', { name: 'the preview' }).getByText('"key"').waitFor();
    const { key, data } = JSON.parse(await readFile(await exportTo(dialog, 'encrypted.json'), 'utf8'));
    expect(key.split('.')).toHaveLength(5);
    expect(Object.keys(data).length).toBeGreaterThan(15);
  });
});
