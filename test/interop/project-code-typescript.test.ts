import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProjectLayout } from '../../src/core/project-code/options.js';
import { ensureCliBuilt } from '../support/cli.js';
import { expectFaultsRefused, itKeepsLogins } from '../support/login-habits.js';
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

const TARGETS = ['express', 'node'] as const;
type Target = (typeof TARGETS)[number];

const folder = testFolder();
/** What the compiler said to each project, by its folder. */
const said = new Map<string, string>();

const command = (target: Target, layout: ProjectLayout) =>
  `"${process.execPath}" "${join(folderOf(target, layout, 'ordinary'), 'dist/server.js')}"`;
const folderOf = (target: Target, layout: string, values: string) => folder.at(`${target}-${layout}-${values}`);

async function make(target: Target, layout: ProjectLayout, values: 'ordinary' | 'hostile'): Promise<void> {
  const options = values === 'ordinary' ? ORDINARY_PROJECT : HOSTILE_PROJECT;
  const project = folderOf(target, layout, values);
  said.set(project, await compiledProject(project, withLayout({ ...options, target }, layout)));
}

// Where npm's registry cannot be reached, the set-up says so, and there is nothing to compile with.
describe.skipIf(PROJECT_PACKAGES === undefined)('projects in TypeScript', () => {
  beforeAll(async () => {
    await ensureCliBuilt();
    for (const target of TARGETS) {
      await Promise.all(LAYOUTS.map((layout) => make(target, layout, 'ordinary')));
      await Promise.all(LAYOUTS.map((layout) => make(target, layout, 'hostile')));
    }
  }, 120_000);

  it.each(TARGETS.flatMap((target) => LAYOUTS.map((layout) => [target, layout] as const)))(
    'compile strictly, %s for %s, whatever the values are',
    (target, layout) => {
      expect(said.get(folderOf(target, layout, 'ordinary'))).toBe('');
      expect(said.get(folderOf(target, layout, 'hostile'))).toBe('');
    },
  );

  it.concurrent.each(TARGETS)(
    'make an app of which the test of apps accepts nothing that it must refuse, %s',
    (target) => expectTestAppRefuses({ target, layout: 'server', command: command(target, 'server') }),
  );

  describe.each(TARGETS.flatMap((target) => LAYOUTS.map((layout) => [target, layout] as const)))(
    'running, %s for %s',
    (target, layout) => {
      const running = runningProject(() => ({ target, layout, command: command(target, layout) }));
      itKeepsLogins(running);
      itOutlivesOddValues(running);
      if (layout === 'server') {
        itReadsEveryEncryption(running);
        itShowsListsAsTables(running);
      }

      it('L01 has nothing in its log of what sgID answered', async () => {
        await expectFaultsRefused(running(), ['token.not-json', 'token.cut-off', 'id-token.nonce-wrong']);
        // Names of scopes are long, and no secret.
        const said = (await running().log()).replaceAll(/(myinfo|pocdex)\.[a-z_]+/g, '');
        expect(said).not.toMatch(/[\w-]{20}|access_token|code=|state=|Unexpected token/);
      });
    },
  );
});
