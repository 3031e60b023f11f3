import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectLayout } from '../../src/core/project-code/options.js';
import { ensureCliBuilt } from '../support/cli.js';
import { itKeepsLogins } from '../support/login-habits.js';
import { buildNext, type NextBuild, nextStart } from '../support/next-projects.js';
import {
  compiledProject,
  HOSTILE_PROJECT,
  LAYOUTS,
  ORDINARY_PROJECT,
  PROJECT_PACKAGES,
  withLayout,
} from '../support/project-code.js';
import { itOutlivesOddValues, itReadsEveryEncryption, itShowsListsAsTables } from '../support/reading-habits.js';
import { expectTestAppRefuses, runningProject } from '../support/running-project.js';
import { testFolder } from '../support/test-folder.js';

const TARGETS = ['next-app', 'next-pages'] as const;
type Target = (typeof TARGETS)[number];
const CASES = LAYOUTS.flatMap((layout) => TARGETS.map((target) => [target, layout] as const));

const folder = testFolder();
const folderOf = (target: Target, layout: ProjectLayout) => folder.at(`${target}-${layout}`);
const builds = new Map<string, Promise<NextBuild>>();
const buildOf = (target: Target, layout: ProjectLayout) => builds.get(folderOf(target, layout));

/** The routers beside each other; the first layout of each is built from nothing, the others with its cache. */
function startBuilds(): void {
  for (const target of TARGETS) {
    let earlier: string | undefined;
    for (const layout of LAYOUTS) {
      const project = folderOf(target, layout);
      const options = withLayout({ ...ORDINARY_PROJECT, target }, layout);
      const [before, cache] = [earlier && builds.get(earlier), earlier];
      builds.set(
        project,
        Promise.resolve(before).then(() => buildNext(project, options, cache)),
      );
      earlier = project;
    }
  }
}

// Where npm's registry cannot be reached, the set-up says so, and there is nothing to build with.
describe.skipIf(PROJECT_PACKAGES === undefined)('projects for Next.js', () => {
  beforeAll(async () => {
    startBuilds();
    await ensureCliBuilt();
  }, 60_000);
  afterAll(() => Promise.allSettled(builds.values()), 120_000);

  it.each(TARGETS)('compile strictly whatever the values are, %s', async (target) => {
    const project = folder.at(`${target}-hostile`);
    // As Next.js writes it.
    await mkdir(project);
    await writeFile(join(project, 'next-env.d.ts'), '/// <reference types="next" />\n');
    expect(await compiledProject(project, { ...HOSTILE_PROJECT, target })).toBe('');
  });

  describe.each(CASES)('%s for %s', (target, layout) => {
    beforeAll(() => buildOf(target, layout), 180_000);

    it('is checked and built without a warning, and keeps its own files as they are', async () => {
      const build = await buildOf(target, layout);
      expect(build).toMatchObject({ code: 0, rewritten: [], added: [] });
      for (const step of ['Compiled successfully', 'Finished TypeScript']) expect(build?.said).toContain(step);
      expect(build?.said).not.toMatch(/⚠|⨯|warn|error|deprecat|We detected|reconfigured/i);
    });

    const running = runningProject(() => ({ target, layout, ...nextStart(folderOf(target, layout)) }));
    itKeepsLogins(running);
    itOutlivesOddValues(running);
    if (layout === 'server') {
      itReadsEveryEncryption(running);
      itShowsListsAsTables(running);
    }

    it('starts from a page of its own, unless its pages are elsewhere, which no other site may frame', async () => {
      const { origin, routes } = running();
      const answer = await fetch(origin + routes.home);
      expect(answer.status).toBe(layout === 'single-page-two-domains' ? 404 : 200);
      if (answer.status === 200) expect(await answer.text()).toContain('Log in with sgID');
      expect(answer.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
      expect(answer.headers.get('x-powered-by')).toBeNull();
    });
  });

  it.concurrent.each(TARGETS)(
    'make an app of which the test of apps accepts nothing that it must refuse, %s',
    (target) => expectTestAppRefuses({ target, layout: 'server', ...nextStart(folderOf(target, 'server')) }),
  );
});
