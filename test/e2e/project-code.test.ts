import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../support/axe.js';
import { choose, runDemo, showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';

describe('code for a project, in the packaged app', () => {
  let launched: LaunchedApp;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-code-'));
    launched = await launchApp({ packaged: true });
    await runDemo(launched.page);
  });
  afterAll(async () => {
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const dialog = () => launched.page.getByRole('dialog', { name: 'Code for your project' });
  const shown = (file: string) => dialog().getByRole('figure', { name: file }).locator('pre').textContent();

  it('opens from the results, the client’s page and the palette', async () => {
    const { page } = launched;
    await showScreen(page, 'Results');
    await page.getByRole('button', { name: 'Code…' }).click();
    await dialog().waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await showScreen(page, 'Clients');
    await page.getByRole('button', { name: 'Code…' }).click();
    await dialog().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+K');
    await page.keyboard.type('code for your project');
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('shows the files of what is chosen, with the client’s scopes, by keyboard too', async () => {
    const { page } = launched;
    const first = dialog().getByRole('tab', { name: 'src/server.ts' });
    await first.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    expect(await shown('src/sgid.ts')).toContain("from '@opengovsg/sgid-client'");
    await choose(page, 'Written in', 'Node, plain HTTP');
    await dialog().getByRole('tab', { name: 'src/oidc.ts' }).click();
    expect(await shown('src/oidc.ts')).toContain("from 'jose'");
    await dialog().getByRole('tab', { name: 'src/sgid-data.ts' }).click();
    expect(await shown('src/sgid-data.ts')).toContain("readonly 'myinfo.name': string | null;");
  });

  it('asks for the origin of a front end of its own, and says what is wrong with one', async () => {
    const { page } = launched;
    await choose(page, 'Pages', 'Single page, two domains');
    const save = dialog().getByRole('button', { name: 'Save all files…' });
    // What was not typed yet is asked for, and is no error.
    await dialog().getByText('The files are shown here once it is known where the pages come from').waitFor();
    expect([await save.isDisabled(), await dialog().getByText('Expected').count()]).toEqual([true, 0]);
    expect(await axeFindings(page)).toEqual([]);
    const origin = dialog().getByRole('textbox', { name: 'Origin of the front end' });
    await origin.fill('app.example.org');
    await dialog().getByText('Write the scheme too').waitFor();
    expect(await save.isDisabled()).toBe(true);
    await origin.fill('https://app.example.org');
    await dialog().getByRole('tab', { name: 'src/config.ts' }).click();
    expect(await shown('src/config.ts')).toContain("'https://app.example.org'");
    expect(await axeFindings(page)).toEqual([]);
  });

  it('saves all files as they were shown, and none over what is there', async () => {
    const path = join(folder, 'login');
    await answerDialogs(launched.app, { save: path });
    const config = await shown('src/config.ts');
    await dialog().getByRole('button', { name: 'Save all files…' }).click();
    await dialog().getByText(path).waitFor();
    expect(await readFile(join(path, 'src/config.ts'), 'utf8')).toBe(config);
    const names = await readdir(path, { recursive: true });
    for (const name of ['README.md', '.env.example', join('frontend', 'sgid.js')]) expect(names).toContain(name);
    await answerDialogs(launched.app, { save: path });
    await dialog().getByRole('button', { name: 'Save all files…' }).click();
    await dialog().getByText('nothing is written over').waitFor();
  });
});
