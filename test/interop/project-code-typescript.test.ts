import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppProcess } from '../../src/cli/test-app/app-process.js';
import { PROJECT_LAYOUTS, type ProjectOptions } from '../../src/core/project-code/options.js';
import { createDemoClient, toSandboxClient } from '../../src/sandbox/clients/demo-client.js';
import { startSandbox } from '../../src/sandbox/server.js';
import type { Sandbox } from '../../src/sandbox/types.js';
import { ensureCliBuilt, runCli } from '../support/cli.js';
import { freePort } from '../support/free-port.js';
import {
  expectFaultsRefused,
  expectLogin,
  expectLogout,
  expectSessionCookie,
  expectSingleUse,
  expectStateChecked,
} from '../support/login-habits.js';
import {
  compiledProject,
  HOSTILE_PROJECT,
  ORDINARY_PROJECT,
  PROJECT_PACKAGES,
  startProject,
  withLayout,
} from '../support/project-code.js';

const TARGETS = ['express', 'node'] as const;
type Target = (typeof TARGETS)[number];
const LAYOUTS = PROJECT_LAYOUTS.map(({ id }) => id);
const PERSONA = 'citizen-parent';

let folder: string;
/** What the compiler said to each project, by its folder. */
const said = new Map<string, string>();

const folderOf = (target: Target, layout: string, values: string) => join(folder, `${target}-${layout}-${values}`);

async function make(target: Target, layout: ProjectOptions['layout'], values: 'ordinary' | 'hostile'): Promise<void> {
  const options = values === 'ordinary' ? ORDINARY_PROJECT : HOSTILE_PROJECT;
  const project = folderOf(target, layout, values);
  said.set(project, await compiledProject(project, withLayout({ ...options, target }, layout)));
}

// Where npm's registry cannot be reached, the set-up says so, and there is nothing to compile with.
describe.skipIf(PROJECT_PACKAGES === undefined)('projects in TypeScript', () => {
  beforeAll(async () => {
    await ensureCliBuilt();
    folder = await mkdtemp(join(tmpdir(), 'sgid-console-project-'));
    for (const target of TARGETS) {
      await Promise.all(LAYOUTS.map((layout) => make(target, layout, 'ordinary')));
      await Promise.all(LAYOUTS.map((layout) => make(target, layout, 'hostile')));
    }
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(TARGETS.flatMap((target) => LAYOUTS.map((layout) => [target, layout] as const)))(
    'compile strictly, %s for %s, whatever the values are',
    (target, layout) => {
      expect(said.get(folderOf(target, layout, 'ordinary'))).toBe('');
      expect(said.get(folderOf(target, layout, 'hostile'))).toBe('');
    },
  );

  it.concurrent.each(TARGETS)(
    'make an app of which the test of apps accepts nothing that it must refuse, %s',
    async (target) => {
      const origin = `http://localhost:${await freePort()}`;
      const start = `"${process.execPath}" "${join(folderOf(target, 'server', 'ordinary'), 'dist/server.js')}"`;
      const redirectUri = `${origin}/api/redirect`;
      const args = ['--start', start, '--login-url', `${origin}/login`, '--redirect-uri', redirectUri, '--json'];
      const { code, stdout } = await runCli(['sandbox', 'test-app', ...args], { env: { PORT: new URL(origin).port } });
      const report = JSON.parse(stdout);
      expect(report.cases.filter(({ verdict }: { verdict: string }) => verdict !== 'refused')).toEqual([]);
      expect(report.findings).toEqual([]);
      expect(report.baseline).toEqual({ status: 200, place: `${origin}/profile` });
      expect(code).toBe(0);
    },
  );

  describe.each(TARGETS.flatMap((target) => LAYOUTS.map((layout) => [target, layout] as const)))(
    'running, %s for %s',
    (target, layout) => {
      const isPages = layout === 'server';
      const isCrossSite = layout === 'single-page-two-domains';
      let sandbox: Sandbox;
      let app: AppProcess;
      let origin: string;
      const log = () => join(folder, `${target}-${layout}.log`);
      const site = () => ({
        loginUrl: `${origin}${isPages ? '/login' : '/api/login'}`,
        personUrl: `${origin}${isPages ? '/profile' : '/api/me'}`,
        logoutUrl: `${origin}${isPages ? '/logout' : '/api/logout'}`,
        shows: /myinfo\.vehicles.*vehicle_number/,
      });

      beforeAll(async () => {
        origin = `http://localhost:${await freePort()}`;
        const redirectUri = `${origin}/api/redirect`;
        const made = await createDemoClient({ redirectUrls: [redirectUri] });
        const credentials = { ...made, id: ORDINARY_PROJECT.clientId };
        sandbox = await startSandbox({ clients: [toSandboxClient(credentials)], autoApprove: true, persona: PERSONA });
        app = await startProject({
          command: `"${process.execPath}" "${join(folderOf(target, layout, 'ordinary'), 'dist/server.js')}" > "${log()}" 2>&1`,
          credentials,
          hostname: sandbox.origin,
          redirectUri,
          loginUrl: site().loginUrl,
          env: { PORT: new URL(origin).port },
        });
      });
      afterAll(async () => {
        await app?.stop();
        await sandbox?.stop();
      });

      it('logs in, shows the data as what it is, and logs out', async () => {
        const { browser, delivered, cookies } = await expectLogin(site());
        const target = isPages ? '/profile' : isCrossSite ? 'https://app.example.org/' : `${ORIGIN}/`;
        expect(delivered.headers.get('location')).toBe(target);
        expectSessionCookie(cookies, isCrossSite);

        await expectLogout(browser, site(), origin);
      });

      it('refuses a state that is wrong, absent, repeated, of another browser, or used', async () => {
        await expectStateChecked(site());
        await expectSingleUse(site());
      });

      it('R08 I09 refuses a redirect of another issuer, and a token for another party', async () => {
        await expectFaultsRefused(site(), sandbox, ['redirect.issuer-wrong', 'id-token.authorized-party-wrong']);
      });

      it('L01 has nothing in its log of what sgID answered', async () => {
        await expectFaultsRefused(site(), sandbox, ['token.not-json', 'token.cut-off', 'id-token.nonce-wrong']);
        const said = await readFile(log(), 'utf8');
        expect(said.match(/Login failed: /g)?.length).toBeGreaterThanOrEqual(3);
        expect(said).not.toMatch(/[\w-]{20}|access_token|code=|state=|Unexpected token/);
      });

      it('lets in the front end alone, by its exact origin', async () => {
        const from = async (from: string) => (await fetch(site().personUrl, { headers: { Origin: from } })).headers;
        const allowed = await from('https://app.example.org');
        expect(allowed.get('access-control-allow-origin')).toBe(isCrossSite ? 'https://app.example.org' : null);
        expect(allowed.get('access-control-allow-credentials')).toBe(isCrossSite ? 'true' : null);
        for (const other of ['https://evil.example', 'https://app.example.org.evil.example', 'null', origin]) {
          expect((await from(other)).get('access-control-allow-origin')).toBeNull();
        }
      });
    },
  );
});

/** Of the redirect URI that the project was made with: where pages of one domain come from. */
const ORIGIN = new URL(ORDINARY_PROJECT.redirectUri).origin;
