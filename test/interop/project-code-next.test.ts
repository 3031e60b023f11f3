import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_LAYOUTS, type ProjectOptions } from '../../src/core/project-code/options.js';
import { projectCode } from '../../src/core/project-code/project-code.js';
import { itKeepsLogins } from '../support/login-habits.js';
import {
  compile,
  HOSTILE_PROJECT,
  ORDINARY_PROJECT,
  PROJECT_PACKAGES,
  withLayout,
  writeFiles,
} from '../support/project-code.js';
import { itOutlivesOddValues } from '../support/reading-habits.js';
import { runningProject } from '../support/running-project.js';

const TARGETS = ['next-app', 'next-pages'] as const;
type Target = (typeof TARGETS)[number];
const LAYOUTS = PROJECT_LAYOUTS.map(({ id }) => id);
type Layout = (typeof LAYOUTS)[number];

/** What can be run without Next.js itself: all but pages that are server components. */
const RUNNABLE: readonly (readonly [Target, Layout])[] = [
  ['next-app', 'single-page'],
  ['next-app', 'single-page-two-domains'],
  ['next-pages', 'server'],
  ['next-pages', 'single-page-two-domains'],
];

let folder: string;
const said = new Map<string, string>();
const projectOf = (target: Target, layout: Layout, values: string) => join(folder, `${target}-${layout}-${values}`);

async function make(target: Target, layout: Layout, values: string, options: ProjectOptions): Promise<void> {
  const project = projectOf(target, layout, values);
  await writeFiles(project, projectCode(withLayout({ ...options, target }, layout)), PROJECT_PACKAGES);
  // As `next dev` writes it.
  await writeFile(join(project, 'next-env.d.ts'), '/// <reference types="next" />\n');
  const emit = [
    '--noEmit',
    'false',
    '--incremental',
    'false',
    '--module',
    'commonjs',
    '--outDir',
    join(project, 'dist'),
  ];
  said.set(project, await compile(project, [...emit, '--allowJs', 'false', '--noImplicitAny', 'false']));
  said.set(`${project} as it is`, await compile(project));
}

// Where npm's registry cannot be reached, the set-up says so, and there is nothing to compile with.
describe.skipIf(PROJECT_PACKAGES === undefined)('projects for Next.js', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-console-next-'));
    for (const target of TARGETS) {
      await Promise.all(LAYOUTS.map((layout) => make(target, layout, 'ordinary', ORDINARY_PROJECT)));
      await make(target, 'server', 'hostile', HOSTILE_PROJECT);
    }
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('compile strictly against Next.js, whatever the values are', () => {
    const strict = [...said].filter(([project]) => project.endsWith('as it is'));
    expect(strict.length).toBe(8);
    for (const [project, text] of strict) expect([project, text]).toEqual([project, '']);
  });

  describe.each(RUNNABLE)('the handlers of %s for %s', (target, layout) => {
    const dist = () => join(projectOf(target, layout, 'ordinary'), 'dist');
    // `@/lib` is the project's own folder.
    beforeAll(() => symlink(resolve(dist()), join(dist(), '@'), 'junction'));
    const running = runningProject(() => {
      const server = resolve('test/support/next-server.cjs');
      const router = target === 'next-app' ? 'app' : 'pages';
      const command = `"${process.execPath}" "${server}" ${router} "${dist()}"`;
      return { target, layout, command, env: { NODE_PATH: dist() } };
    });
    itKeepsLogins(running, ['redirect.issuer-wrong', 'id-token.authorized-party-wrong', 'token.not-json']);
    itOutlivesOddValues(running);
  });
});
