import { execFile, spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectCode } from '../../src/core/project-code/project-code.js';
import { createDemoClient, toSandboxClient } from '../../src/sandbox/clients/demo-client.js';
import { startSandbox } from '../../src/sandbox/server.js';
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

const run = promisify(execFile);
const LAYOUTS = ['server', 'single-page-two-domains'] as const;
/** Where Debian has the sources of libraries. */
const LIBRARIES = '/usr/share/gocode';
const hasGo = spawnSync('go', ['list', 'gopkg.in/square/go-jose.v2'], {
  env: { ...process.env, GO111MODULE: 'off', GOPATH: LIBRARIES, GOCACHE: join(tmpdir(), 'sgid-console-go-cache') },
});

let folder: string;
let env: NodeJS.ProcessEnv;

// Debian's Go and version 2 of go-jose, with what version 4 has beyond it: the set-up says where they are missing.
describe.skipIf(hasGo.status !== 0)('projects in Go', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-console-go-'));
    const library = join(folder, 'path/src/github.com/go-jose/go-jose/v4');
    await mkdir(library, { recursive: true });
    await copyFile('test/support/go-jose-stand-in/jose.go', join(library, 'jose.go'));
    const GOPATH = [join(folder, 'path'), LIBRARIES].join(delimiter);
    env = { ...process.env, GO111MODULE: 'off', GOPATH, GOCACHE: join(folder, 'cache'), GOFLAGS: '' };
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(LAYOUTS)('build, are vetted and formatted, and keep logins as they must, for %s', async (layout) => {
    const project = join(folder, layout);
    await writeFiles(project, projectCode(withLayout({ ...ORDINARY_PROJECT, target: 'go' }, layout)));
    await run('go', ['build', '-o', 'app', '.'], { cwd: project, env });
    await run('go', ['vet', '.'], { cwd: project, env });
    expect((await run('gofmt', ['-l', '.'], { cwd: project, env })).stdout).toBe('');

    const isPages = layout === 'server';
    const origin = `http://localhost:${await freePort()}`;
    const site = {
      loginUrl: `${origin}${isPages ? '/login' : '/api/login'}`,
      personUrl: `${origin}${isPages ? '/profile' : '/api/me'}`,
      logoutUrl: `${origin}${isPages ? '/logout' : '/api/logout'}`,
      shows: /myinfo\.vehicles.*vehicle_number/,
    };
    const redirectUri = `${origin}/api/redirect`;
    const made = await createDemoClient({ redirectUrls: [redirectUri] });
    const credentials = { ...made, id: ORDINARY_PROJECT.clientId };
    const clients = [toSandboxClient(credentials)];
    const sandbox = await startSandbox({ clients, autoApprove: true, persona: 'citizen-parent' });
    const app = await startProject({
      command: `"${join(project, 'app')}"`,
      credentials,
      hostname: sandbox.origin,
      redirectUri,
      loginUrl: site.loginUrl,
      env: { PORT: new URL(origin).port },
    });
    try {
      const { browser, cookies } = await expectLogin(site);
      expectSessionCookie(cookies, layout === 'single-page-two-domains');
      await expectLogout(browser, site, origin);
      await expectStateChecked(site);
      await expectFaultsRefused(site, sandbox, ['redirect.issuer-wrong', 'id-token.authorized-party-wrong']);
      await expectSingleUse(site);
    } finally {
      await app.stop();
      await sandbox.stop();
    }
  });

  it('build whatever the values are', async () => {
    const project = join(folder, 'hostile');
    await writeFiles(project, projectCode({ ...HOSTILE_PROJECT, target: 'go' }));
    const { stderr } = await run('go', ['vet', '.'], { cwd: project, env });
    expect(stderr).toBe('');
  });
});
