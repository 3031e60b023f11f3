import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_LAYOUTS } from '../../src/core/project-code/options.js';
import { projectCode } from '../../src/core/project-code/project-code.js';
import { ensureCliBuilt } from '../support/cli.js';
import { itKeepsLogins } from '../support/login-habits.js';
import { HOSTILE_PROJECT, ORDINARY_PROJECT, withLayout, writeFiles } from '../support/project-code.js';
import { expectTestAppRefuses, runningProject } from '../support/running-project.js';

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
    const faults = ['redirect.issuer-wrong', 'token.not-json'];
    beforeAll(() => write(layout));
    itKeepsLogins(
      runningProject(() => ({
        target,
        layout,
        command: command(layout),
        // Whose values are ASCII: the SDK reads no others.
        ...(usesSdk && { persona: 'public-officer' }),
      })),
      usesSdk ? faults : [...faults, 'id-token.authorized-party-wrong'],
    );
  });

  it.skipIf(python === '' || usesSdk)(`${target} makes an app of which the test of apps accepts nothing`, async () => {
    await expectTestAppRefuses({ target, layout: 'server', command: command('server') });
  });
}
