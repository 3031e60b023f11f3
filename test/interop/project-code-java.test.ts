import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectOptions } from '../../src/core/project-code/options.js';
import { projectCode } from '../../src/core/project-code/project-code.js';
import { ensureCliBuilt } from '../support/cli.js';
import { itKeepsLogins } from '../support/login-habits.js';
import { HOSTILE_PROJECT, ORDINARY_PROJECT, withLayout, writeFiles } from '../support/project-code.js';
import { itOutlivesOddValues, itReadsEveryEncryption, itShowsListsAsTables } from '../support/reading-habits.js';
import { expectTestAppRefuses, type ProjectStart, runningProject } from '../support/running-project.js';

/** The library itself, where its jar is named, with what it needs in it. */
const NIMBUS = process.env.SGID_NIMBUS_JAR;
const STAND_IN = 'test/support/nimbus-stand-in';
/** The first option saves the compiler from compiling itself. */
const COMPILER = ['-J-XX:TieredStopAtLevel=1', '--release', '17', '-Xlint:all', '-Xlint:-processing', '-proc:none'];
let folder: string;

const library = () => NIMBUS ?? join(folder, 'library');
const classesOf = (name: string) => join(folder, `${name}-classes`);

async function compile(sources: readonly string[], to: string, ...more: readonly string[]): Promise<string> {
  return (await promisify(execFile)('javac', [...COMPILER, '-d', to, ...more, ...sources])).stderr;
}

async function compiled(name: string, options: ProjectOptions): Promise<string> {
  const project = join(folder, name);
  const files = projectCode(options);
  await writeFiles(project, files);
  const sources = files.filter(({ language }) => language === 'java').map((file) => join(project, file.name));
  // Of a jar the compiler would say that it lacks classes of annotations.
  return compile(sources, classesOf(name), '-Xlint:-classfile', '-cp', library());
}

// No JDK is set up for the tests: where there is none, as on many machines, this is skipped.
describe.skipIf(spawnSync('javac', ['--version']).status !== 0)('projects in Java', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-console-java-'));
    if (NIMBUS !== undefined) return ensureCliBuilt();
    const names = await readdir(STAND_IN, { recursive: true });
    const sources = names.filter((name) => name.endsWith('.java')).map((name) => join(STAND_IN, name));
    expect(await compile(sources, library())).toBe('');
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('compile, whatever the values are', async () => {
    expect(await compiled('hostile', { ...HOSTILE_PROJECT, target: 'java' })).toBe('');
    expect(await compiled('openid', { ...ORDINARY_PROJECT, target: 'java', scopes: ['openid'] })).toBe('');
  });

  describe.each(['server', 'single-page-two-domains'] as const)('for %s', (layout) => {
    const start = (): ProjectStart => {
      const path = [classesOf(layout), library()].join(delimiter);
      return { target: 'java', layout, command: `java -cp "${path}" sgid.Server`, timeoutMs: 60_000 };
    };
    beforeAll(async () => {
      const options = withLayout({ ...ORDINARY_PROJECT, target: 'java' }, layout);
      expect(await compiled(layout, options)).toBe('');
    }, 60_000);
    const running = runningProject(start);
    itKeepsLogins(running);
    itOutlivesOddValues(running);
    if (layout !== 'server') return;
    itReadsEveryEncryption(running);
    itShowsListsAsTables(running);

    // What stands in for the library says little about what the library refuses.
    it.skipIf(NIMBUS === undefined)('make an app of which the test of apps accepts nothing', async () => {
      await expectTestAppRefuses(start());
    });
  });
});
