import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../support/axe.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { writeGalleryFiles } from './files.js';
import { writeIndexPage } from './index-page.js';
import { photographSandboxPages } from './sandbox-pages.js';
import type { GalleryFiles, Stage } from './scene.js';
import { SCENES } from './scenes.js';

const OUT = process.env.SGID_CONSOLE_GALLERY ?? 'gallery';

/** Lets transitions and fonts settle: a picture in between shows neither state. */
const SETTLE_MS = 350;

/** No single act takes longer; what does is named by the error. */
const ACT_MS = 6_000;

/** The sandbox's own pages, which open in the user's browser. */
const PAGES = [
  { id: 'consent-page', title: 'The sandbox’s consent page' },
  { id: 'refusal-page', title: 'The sandbox refuses a request' },
];

describe.each(['light', 'dark'] as const)('the gallery in %s', (theme) => {
  let launched: LaunchedApp;
  let folder: string;
  let files: GalleryFiles;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-gallery-'));
    files = await writeGalleryFiles(folder);
    await mkdir(join(OUT, theme), { recursive: true });
    launched = await launchApp();
    // The theme follows the system, and the system is Playwright's to say.
    launched.page.setDefaultTimeout(ACT_MS);
    await launched.page.emulateMedia({ colorScheme: theme });
  });

  afterAll(async () => {
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
    await writeIndexPage(OUT, [...SCENES, ...PAGES]);
  });

  it.each(SCENES)('$id', async ({ id, act }) => {
    const { app, page, browser } = launched;
    const stage: Stage = { app, page, browser, files, theme };
    await act(stage);
    await page.waitForTimeout(SETTLE_MS);
    await page.screenshot({ path: join(OUT, theme, `${id}.png`) });
    expect(await axeFindings(page)).toEqual([]);
  });

  it('photographs the pages of the sandbox', async () => {
    await photographSandboxPages(join(OUT, theme), theme);
  });
});
