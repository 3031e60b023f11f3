import { execFile, spawnSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectCode } from '../../src/core/project-code/project-code.js';
import { ensureCliBuilt } from '../support/cli.js';
import { itKeepsLogins } from '../support/login-habits.js';
import { HOSTILE_PROJECT, ORDINARY_PROJECT, withLayout, writeFiles } from '../support/project-code.js';
import { itOutlivesOddValues, itReadsEveryEncryption, itShowsListsAsTables } from '../support/reading-habits.js';
import { expectTestAppRefuses, type ProjectStart, runningProject } from '../support/running-project.js';
import { testFolder } from '../support/test-folder.js';

const run = promisify(execFile);
const LAYOUTS = ['server', 'single-page-two-domains'] as const;
/** Version 4 of go-jose itself, where the folder of its sources is named. */
const GO_JOSE = process.env.SGID_GO_JOSE;
/** Where Debian has the sources of libraries. */
const LIBRARIES = '/usr/share/gocode';
const hasGo = spawnSync('go', GO_JOSE === undefined ? ['list', 'gopkg.in/square/go-jose.v2'] : ['version'], {
  env: { ...process.env, GO111MODULE: 'off', GOPATH: LIBRARIES, GOCACHE: join(tmpdir(), 'sgid-console-go-cache') },
});

const folder = testFolder();
let env: NodeJS.ProcessEnv;

// Debian's Go and version 2 of go-jose, with what version 4 has beyond it: the set-up says where they are missing.
describe.skipIf(hasGo.status !== 0)('projects in Go', () => {
  beforeAll(async () => {
    if (GO_JOSE !== undefined) await ensureCliBuilt();
    const library = folder.at('path/src/github.com/go-jose/go-jose/v4');
    await mkdir(dirname(library), { recursive: true });
    await symlink(GO_JOSE ?? resolve('test/support/go-jose-stand-in'), library, 'junction');
    // What the library itself needs may be elsewhere.
    const others = GO_JOSE === undefined ? [] : [process.env.GOPATH ?? ''];
    const GOPATH = [folder.at('path'), LIBRARIES, ...others].join(delimiter);
    env = { ...process.env, GO111MODULE: 'off', GOPATH, GOCACHE: folder.at('cache'), GOFLAGS: '' };
  });

  describe.each(LAYOUTS)('for %s', (layout) => {
    const project = () => folder.at(layout);
    beforeAll(async () => {
      await writeFiles(project(), projectCode(withLayout({ ...ORDINARY_PROJECT, target: 'go' }, layout)));
      await run('go', ['build', '-o', 'app', '.'], { cwd: project(), env });
    }, 60_000);

    it('are vetted and formatted', async () => {
      await run('go', ['vet', '.'], { cwd: project(), env });
      expect((await run('gofmt', ['-l', '.'], { cwd: project(), env })).stdout).toBe('');
    });

    const start = (): ProjectStart => ({ target: 'go', layout, command: `"${join(project(), 'app')}"` });
    const running = runningProject(start);
    itKeepsLogins(running);
    itOutlivesOddValues(running);
    if (layout !== 'server') return;
    itReadsEveryEncryption(running);
    itShowsListsAsTables(running);

    // What stands in for the library says little about what the library refuses.
    it.skipIf(GO_JOSE === undefined)('make an app of which the test of apps accepts nothing', async () => {
      await expectTestAppRefuses(start());
    });
  });

  it('build whatever the values are', async () => {
    const project = folder.at('hostile');
    await writeFiles(project, projectCode({ ...HOSTILE_PROJECT, target: 'go' }));
    const { stderr } = await run('go', ['vet', '.'], { cwd: project, env });
    expect(stderr).toBe('');
  });
});
