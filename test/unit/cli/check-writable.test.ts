import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExportOptions } from '../../../src/cli/commands/export-options.js';
import { checkExportTarget } from '../../../src/cli/commands/export-sample.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sgid-console-target-'));
  await mkdir(join(folder, 'taken'));
  await writeFile(join(folder, 'notes.txt'), 'dear diary\n');
});
afterAll(() => rm(folder, { recursive: true }));

describe('where an export is to go', () => {
  const check = async (name: string, format: string) => {
    const options = readExportOptions({ export: join(folder, name), format });
    if (options !== undefined) await checkExportTarget(options);
  };

  it.each([
    ['a folder that is not there', 'missing/sample.csv', 'csv', 'its folder is not there'],
    ['the name of a folder', 'taken', 'csv', 'there is a folder of that name'],
    ['a file where a folder is meant', 'notes.txt', 'fixtures', 'there is a file where a folder is meant'],
    ['a file that has no runs in it', 'notes.txt', 'ndjson', 'to be new or an NDJSON export'],
  ])('is refused before the run: %s', async (_name, name, format, words) => {
    await expect(check(name, format)).rejects.toThrow(words);
  });

  it('may be new, or be there already, and is not made by looking', async () => {
    await check('new.csv', 'csv');
    await check('notes.txt', 'csv');
    await check('new.ndjson', 'ndjson');
    await check('taken', 'fixtures');
    await check('new/deep', 'fixtures');
    expect((await readdir(folder)).sort()).toEqual(['notes.txt', 'taken']);
  });
});
