import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../support/axe.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { writeGalleryFiles } from './files.js';
import { writeIndexPage } from './index-page.js';
import { photographSandboxPages } from './sandbox-pages.js';
import type { Stage } from './scene.js';
import { CHAPTERS } from './scenes.js';

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

const CASES = (['light', 'dark'] as const).flatMap((theme) => CHAPTERS.map((chapter) => ({ theme, ...chapter })));

describe.each(CASES.map((chapter) => [chapter.name, chapter.theme, chapter] as const))(
  'the gallery of %s in %s',
  (_name, theme, { begin, scenes }) => {
    let launched: LaunchedApp;
    let folder: string;
    let stage: Stage;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'sgid-gallery-'));
      const files = await writeGalleryFiles(folder);
      await mkdir(join(OUT, theme), { recursive: true });
      launched = await launchApp();
      const { app, page, browser } = launched;
      page.setDefaultTimeout(ACT_MS);
      // The theme follows the system, and the system is Playwright's to say.
      await page.emulateMedia({ colorScheme: theme });
      stage = { app, page, browser, files, theme };
      await begin?.(stage);
    });

    afterAll(async () => {
      await launched?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    it.each(scenes)('$id', async ({ id, act }) => {
      const { page } = stage;
      await act(stage);
      await page.waitForTimeout(SETTLE_MS);
      await page.screenshot({ path: join(OUT, theme, `${id}.png`) });
      expect(await axeFindings(page)).toEqual([]);
    });
  },
);

describe.each(['light', 'dark'] as const)('the pages of the sandbox in %s', (theme) => {
  it('are photographed', async () => {
    await mkdir(join(OUT, theme), { recursive: true });
    await photographSandboxPages(join(OUT, theme), theme);
  });
});

afterAll(() => writeIndexPage(OUT, [...CHAPTERS.flatMap(({ scenes }) => scenes), ...PAGES]));
