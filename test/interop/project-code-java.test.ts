import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectCode } from '../../src/core/project-code/project-code.js';
import { HOSTILE_PROJECT, ORDINARY_PROJECT, withLayout, writeFiles } from '../support/project-code.js';

const SIGNATURES = 'test/support/nimbus-signatures';
let folder: string;

// No JDK is set up for the tests: where there is none, as on many machines, this is skipped.
describe.skipIf(spawnSync('javac', ['--version']).status !== 0)('projects in Java', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-console-java-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('compile against the signatures of nimbus-jose-jwt that they use, whatever the values are', async () => {
    const stubs = await readdir(SIGNATURES, { recursive: true });
    const library = stubs.filter((name) => name.endsWith('.java')).map((name) => join(SIGNATURES, name));
    const compile = async (sources: readonly string[], to: string, path: readonly string[]) => {
      const flags = [
        '--release',
        '17',
        '-Xlint:all',
        '-Xlint:-processing',
        '-proc:none',
        '-d',
        join(folder, to),
        ...path,
      ];
      return (await promisify(execFile)('javac', [...flags, ...sources])).stderr;
    };
    await compile(library, 'library', ['-nowarn']);
    const cases = [
      withLayout({ ...ORDINARY_PROJECT, target: 'java' }, 'server'),
      withLayout({ ...ORDINARY_PROJECT, target: 'java' }, 'single-page-two-domains'),
      withLayout({ ...HOSTILE_PROJECT, target: 'java' }, 'single-page'),
    ];
    for (const options of cases) {
      const project = join(folder, options.layout);
      const files = projectCode(options);
      await writeFiles(project, files);
      const sources = files.filter(({ language }) => language === 'java').map((file) => join(project, file.name));
      expect(await compile(sources, `${options.layout}-classes`, ['-cp', join(folder, 'library')])).toBe('');
    }
  });
});
