import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProjectLayout } from '../../src/core/project-code/options.js';
import { projectCode } from '../../src/core/project-code/project-code.js';
import { ensureCliBuilt } from '../support/cli.js';
import { itKeepsLogins } from '../support/login-habits.js';
import { HOSTILE_PROJECT, LAYOUTS, ORDINARY_PROJECT, withLayout, writeFiles } from '../support/project-code.js';
import { HAS_PYTHON_SDK, pythonSdkPath } from '../support/python-sdk.js';
import { itOutlivesOddValues, itReadsEveryEncryption, itShowsListsAsTables } from '../support/reading-habits.js';
import { expectTestAppRefuses, type ProjectStart, runningProject } from '../support/running-project.js';
import { testFolder } from '../support/test-folder.js';

/** What Debian's Python must have for each target; PyPI, from which the official SDK comes, need not be reached. */
const TARGETS = [
  { target: 'flask', modules: ['flask', 'jwcrypto', 'requests', 'dotenv'], usesSdk: true },
  { target: 'fastapi', modules: ['fastapi', 'uvicorn', 'jwcrypto', 'requests', 'dotenv'], usesSdk: true },
  { target: 'python', modules: ['jwcrypto', 'requests', 'dotenv'], usesSdk: false },
] as const;

const pythonWith = (modules: readonly string[]) =>
  ['/usr/bin/python3', 'python3'].find((path) => spawnSync(path, ['-c', `import ${modules.join()}`]).status === 0);
const plainPython = pythonWith(['sys']);

const folder = testFolder();
beforeAll(async () => {
  await ensureCliBuilt();
}, 120_000);

describe.skipIf(plainPython === undefined)('projects in Python', () => {
  it('compile, whatever the values are', async () => {
    const files: string[] = [];
    for (const { target } of TARGETS) {
      for (const layout of LAYOUTS) {
        for (const [name, values] of Object.entries({ ordinary: ORDINARY_PROJECT, hostile: HOSTILE_PROJECT })) {
          const project = folder.at(`${name}-${target}-${layout}`);
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
  const project = (layout: string) => folder.at(`running-${target}-${layout}`);
  const start = (layout: ProjectLayout): ProjectStart => ({
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
    itKeepsLogins(running);
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
