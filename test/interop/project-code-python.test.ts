import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppProcess } from '../../src/cli/test-app/app-process.js';
import { PROJECT_LAYOUTS } from '../../src/core/project-code/options.js';
import { projectCode } from '../../src/core/project-code/project-code.js';
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
import { HOSTILE_PROJECT, ORDINARY_PROJECT, startProject, withLayout, writeFiles } from '../support/project-code.js';

/** What Debian's Python must have for each target; PyPI, from which the official SDK comes, need not be reached. */
const TARGETS = [
  { target: 'flask', modules: ['flask', 'jwcrypto', 'requests', 'dotenv'], usesSdk: true },
  { target: 'fastapi', modules: ['fastapi', 'uvicorn', 'jwcrypto', 'requests', 'dotenv'], usesSdk: true },
  { target: 'python', modules: ['jwcrypto', 'requests', 'dotenv'], usesSdk: false },
] as const;
const LAYOUTS = PROJECT_LAYOUTS.map(({ id }) => id);

/** The official SDK itself where a folder with it is named; else what stands in for it. */
const SDK = process.env.SGID_PYTHON_SDK ?? resolve('test/support/python-sdk-stand-in');

const pythonWith = (modules: readonly string[]) =>
  ['/usr/bin/python3', 'python3'].find((path) => spawnSync(path, ['-c', `import ${modules.join()}`]).status === 0);
const plainPython = pythonWith(['sys']);

let folder: string;
beforeAll(async () => {
  await ensureCliBuilt();
  folder = await mkdtemp(join(tmpdir(), 'sgid-console-python-'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(plainPython === undefined)('projects in Python', () => {
  it('compile, whatever the values are', async () => {
    const files: string[] = [];
    for (const { target } of TARGETS) {
      for (const layout of LAYOUTS) {
        for (const [name, values] of Object.entries({ ordinary: ORDINARY_PROJECT, hostile: HOSTILE_PROJECT })) {
          const project = join(folder, `${name}-${target}-${layout}`);
          const made = projectCode(withLayout({ ...values, target }, layout));
          await writeFiles(project, made);
          const modules = made.filter(({ language }) => language === 'python');
          files.push(...modules.map((file) => join(project, file.name)));
        }
      }
    }
    const { stderr } = await promisify(execFile)(plainPython ?? '', ['-W', 'error', '-m', 'py_compile', ...files]);
    expect(stderr).toBe('');
    expect(files.length).toBeGreaterThan(90);
  });
});

for (const { target, modules, usesSdk } of TARGETS) {
  const python = pythonWith(modules) ?? '';
  const project = (layout: string) => join(folder, `running-${target}-${layout}`);
  const command = (layout: string) => `"${python}" "${join(project(layout), 'app.py')}"`;
  const write = async (layout: (typeof LAYOUTS)[number]) => {
    await writeFiles(project(layout), projectCode(withLayout({ ...ORDINARY_PROJECT, target }, layout)));
    if (usesSdk) await symlink(join(SDK, 'sgid_client'), join(project(layout), 'sgid_client'), 'junction');
  };

  // Where Debian's packages are not there, the set-up says so.
  describe.skipIf(python === '').each(LAYOUTS)(`${target} for %s`, (layout) => {
    const isPages = layout === 'server';
    let sandbox: Sandbox;
    let app: AppProcess;
    let origin: string;
    const log = () => join(project(layout), 'log.txt');
    const site = () => ({
      loginUrl: `${origin}${isPages ? '/login' : '/api/login'}`,
      personUrl: `${origin}${isPages ? '/profile' : '/api/me'}`,
      logoutUrl: `${origin}${isPages ? '/logout' : '/api/logout'}`,
      shows: /myinfo\.vehicles.*vehicle_number/,
    });

    beforeAll(async () => {
      await write(layout);
      origin = `http://localhost:${await freePort()}`;
      const redirectUri = `${origin}/api/redirect`;
      const made = await createDemoClient({ redirectUrls: [redirectUri] });
      const credentials = { ...made, id: ORDINARY_PROJECT.clientId };
      // Whose values are ASCII: the SDK reads no others.
      const persona = usesSdk ? 'public-officer' : 'citizen-parent';
      sandbox = await startSandbox({ clients: [toSandboxClient(credentials)], autoApprove: true, persona });
      app = await startProject({
        command: `${command(layout)} > "${log()}" 2>&1`,
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
      const { browser, cookies } = await expectLogin(site());
      expectSessionCookie(cookies, layout === 'single-page-two-domains');
      await expectLogout(browser, site(), origin);
    });

    it('refuses a state that is wrong, absent, repeated, of another browser, or used', async () => {
      await expectStateChecked(site());
      await expectSingleUse(site());
    });

    it('R08 I09 L01 refuses what is of another issuer or for another party, and logs nothing of it', async () => {
      const faults = [
        'redirect.issuer-wrong',
        ...(usesSdk ? [] : ['id-token.authorized-party-wrong']),
        'token.not-json',
      ];
      await expectFaultsRefused(site(), sandbox, faults);
      const said = await readFile(log(), 'utf8');
      expect(said.match(/Login failed: /g)?.length).toBeGreaterThanOrEqual(faults.length);
      expect(said).not.toMatch(/code=|state=|access_token/);
    });

    it('lets in the front end alone, by its exact origin', async () => {
      const allowedFor = async (from: string) =>
        (await fetch(site().personUrl, { headers: { Origin: from } })).headers.get('access-control-allow-origin');
      const own = 'https://app.example.org';
      expect(await allowedFor(own)).toBe(layout === 'single-page-two-domains' ? own : null);
      for (const other of ['https://evil.example', `${own}.evil.example`, 'null'])
        expect(await allowedFor(other)).toBeNull();
    });
  });

  it.skipIf(python === '' || usesSdk)(`${target} makes an app of which the test of apps accepts nothing`, async () => {
    const origin = `http://localhost:${await freePort()}`;
    const args = ['--start', command('server'), '--login-url', `${origin}/login`];
    const { stdout } = await runCli(
      ['sandbox', 'test-app', ...args, '--redirect-uri', `${origin}/api/redirect`, '--json'],
      { env: { PORT: new URL(origin).port } },
    );
    const { cases, findings } = JSON.parse(stdout);
    expect(cases.filter(({ verdict }: { verdict: string }) => verdict !== 'refused')).toEqual([]);
    expect(cases.length).toBeGreaterThan(20);
    expect(findings).toEqual([]);
  });
}
