import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppProcess } from '../../src/cli/test-app/app-process.js';
import { PROJECT_LAYOUTS, type ProjectOptions } from '../../src/core/project-code/options.js';
import { projectCode } from '../../src/core/project-code/project-code.js';
import { createDemoClient, toSandboxClient } from '../../src/sandbox/clients/demo-client.js';
import { startSandbox } from '../../src/sandbox/server.js';
import type { Sandbox } from '../../src/sandbox/types.js';
import { freePort } from '../support/free-port.js';
import {
  expectLogin,
  expectLogout,
  expectSessionCookie,
  expectSingleUse,
  expectStateChecked,
} from '../support/login-habits.js';
import {
  compile,
  HOSTILE_PROJECT,
  ORDINARY_PROJECT,
  PROJECT_PACKAGES,
  startProject,
  withLayout,
  writeFiles,
} from '../support/project-code.js';

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
    const isPages = layout === 'server';
    const router = target === 'next-app' ? 'app' : 'pages';
    let sandbox: Sandbox;
    let app: AppProcess;
    let origin: string;
    const site = () => ({
      loginUrl: `${origin}/api/login`,
      personUrl: `${origin}${isPages ? '/profile' : '/api/me'}`,
      logoutUrl: `${origin}/api/logout`,
      shows: /myinfo\.vehicles.*vehicle_number/,
    });

    beforeAll(async () => {
      const dist = join(projectOf(target, layout, 'ordinary'), 'dist');
      await symlink(resolve(dist), join(dist, '@'), 'junction');
      origin = `http://localhost:${await freePort()}`;
      const redirectUri = `${origin}/api/redirect`;
      const made = await createDemoClient({ redirectUrls: [redirectUri] });
      const credentials = { ...made, id: ORDINARY_PROJECT.clientId };
      sandbox = await startSandbox({
        clients: [toSandboxClient(credentials)],
        autoApprove: true,
        persona: 'citizen-parent',
      });
      const server = resolve('test/support/next-server.cjs');
      app = await startProject({
        command: `"${process.execPath}" "${server}" ${router} "${dist}" ${new URL(origin).port}`,
        credentials,
        hostname: sandbox.origin,
        redirectUri,
        loginUrl: site().loginUrl,
        // `@/lib` is the project's own folder.
        env: { NODE_PATH: dist },
      });
    });
    afterAll(async () => {
      await app?.stop();
      await sandbox?.stop();
    });

    it('log in, show the data as what it is, and log out', async () => {
      const { browser, cookies } = await expectLogin(site());
      expectSessionCookie(cookies, layout === 'single-page-two-domains');
      await expectLogout(browser, site(), origin);
    });

    it('refuse a state that is wrong, absent, repeated, of another browser, or used', async () => {
      await expectStateChecked(site());
      await expectSingleUse(site());
    });

    it('let in the front end alone, by its exact origin', async () => {
      const allowedFor = async (from: string) =>
        (await fetch(site().personUrl, { headers: { Origin: from } })).headers.get('access-control-allow-origin');
      const own = 'https://app.example.org';
      expect(await allowedFor(own)).toBe(layout === 'single-page-two-domains' ? own : null);
      for (const other of ['https://evil.example', `${own}.evil.example`, 'null'])
        expect(await allowedFor(other)).toBeNull();
    });
  });
});
