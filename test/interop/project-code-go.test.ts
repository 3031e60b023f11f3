import { execFile, spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectCode } from '../../src/core/project-code/project-code.js';
import { itKeepsLogins } from '../support/login-habits.js';
import { HOSTILE_PROJECT, ORDINARY_PROJECT, withLayout, writeFiles } from '../support/project-code.js';
import { runningProject } from '../support/running-project.js';

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

  describe.each(LAYOUTS)('for %s', (layout) => {
    const project = () => join(folder, layout);
    beforeAll(async () => {
      await writeFiles(project(), projectCode(withLayout({ ...ORDINARY_PROJECT, target: 'go' }, layout)));
      await run('go', ['build', '-o', 'app', '.'], { cwd: project(), env });
    }, 60_000);

    it('are vetted and formatted', async () => {
      await run('go', ['vet', '.'], { cwd: project(), env });
      expect((await run('gofmt', ['-l', '.'], { cwd: project(), env })).stdout).toBe('');
    });

    itKeepsLogins(
      runningProject(() => ({ target: 'go', layout, command: `"${join(project(), 'app')}"` })),
      ['redirect.issuer-wrong', 'id-token.authorized-party-wrong', 'token.not-json'],
    );
  });

  it('build whatever the values are', async () => {
    const project = join(folder, 'hostile');
    await writeFiles(project, projectCode({ ...HOSTILE_PROJECT, target: 'go' }));
    const { stderr } = await run('go', ['vet', '.'], { cwd: project, env });
    expect(stderr).toBe('');
  });
});
