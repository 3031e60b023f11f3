import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_LAYOUTS } from '../../src/core/project-code/options.js';
import { projectCode } from '../../src/core/project-code/project-code.js';
import { ensureCliBuilt } from '../support/cli.js';
import { itKeepsLogins } from '../support/login-habits.js';
import { HOSTILE_PROJECT, ORDINARY_PROJECT, withLayout, writeFiles } from '../support/project-code.js';
import { HAS_PYTHON_SDK, pythonSdkPath } from '../support/python-sdk.js';
import { itOutlivesOddValues, itReadsEveryEncryption, itShowsListsAsTables } from '../support/reading-habits.js';
import { expectTestAppRefuses, type ProjectStart, runningProject } from '../support/running-project.js';

/** What Debian's Python must have for each target; PyPI, from which the official SDK comes, need not be reached. */
const TARGETS = [
  { target: 'flask', modules: ['flask', 'jwcrypto', 'requests', 'dotenv'], usesSdk: true },
  { target: 'fastapi', modules: ['fastapi', 'uvicorn', 'jwcrypto', 'requests', 'dotenv'], usesSdk: true },
  { target: 'python', modules: ['jwcrypto', 'requests', 'dotenv'], usesSdk: false },
] as const;
const LAYOUTS = PROJECT_LAYOUTS.map(({ id }) => id);
type Layout = (typeof LAYOUTS)[number];
/** Of ID tokens: what the SDK does not look at, and the projects do. */
const CLAIM_FAULTS = [
  'id-token.authorized-party-wrong',
  'id-token.access-token-hash-wrong',
  'id-token.issued-in-future',
];

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
  const start = (layout: Layout): ProjectStart => ({
    target,
    layout,
    command: `"${python}" "${join(project(layout), 'app.py')}"`,
    // Whose values are ASCII: the SDK reads no others.
    ...(usesSdk && { persona: 'public-officer', env: { PYTHONPATH: pythonSdkPath(python) } }),
  });

  // Where Debian's packages are not there, the set-up says so.
  describe.skipIf(python === '').each(LAYOUTS)(`${target} for %s`, (layout) => {
    beforeAll(() => writeFiles(project(layout), projectCode(withLayout({ ...ORDINARY_PROJECT, target }, layout))));
    const running = runningProject(() => start(layout));
    itKeepsLogins(running, ['redirect.issuer-wrong', 'token.not-json', ...CLAIM_FAULTS]);
    itOutlivesOddValues(running);
    if (layout === 'server') {
      itReadsEveryEncryption(running);
      itShowsListsAsTables(running);
    }
  });

  // What stands in for the SDK refuses what it was made to: only of the SDK itself does that say anything.
  const isReal = !usesSdk || HAS_PYTHON_SDK;
  it.skipIf(python === '' || !isReal)(`${target} makes an app of which the test of apps accepts nothing`, async () => {
    await expectTestAppRefuses(start('server'));
  });
}
