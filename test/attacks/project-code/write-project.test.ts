import { lstat, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectFile } from '../../../src/core/project-code/options.js';
import { writeProject } from '../../../src/engine/project-code/write-project.js';

const FILES: readonly ProjectFile[] = [
  { name: 'README.md', language: 'markdown', text: 'readme\n' },
  { name: 'src/deep/server.ts', language: 'typescript', text: 'server\n' },
];

describe('the folder that a project is written into', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'sgid-console-write-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('C14 is never left by a link that lies in it', async () => {
    const [folder, elsewhere] = [await mkdtemp(join(root, 'project-')), await mkdtemp(join(root, 'elsewhere-'))];
    await symlink(elsewhere, join(folder, 'src'), 'junction');
    await expect(writeProject(folder, FILES)).rejects.toMatchObject({ code: 'project-files-exist' });
    expect(await readdir(elsewhere)).toEqual([]);
    expect(await readdir(folder)).toEqual(['src']);
  });

  it('C14 keeps a link whose target is missing as it is', async () => {
    const folder = await mkdtemp(join(root, 'project-'));
    await symlink(join(root, 'nowhere'), join(folder, 'README.md'), 'junction');
    await expect(writeProject(folder, FILES)).rejects.toMatchObject({ code: 'project-files-exist' });
    expect((await lstat(join(folder, 'README.md'))).isSymbolicLink()).toBe(true);
    expect(await readdir(root)).toHaveLength(1);
  });

  it('C14 says of a file where a folder should be that it is there', async () => {
    await writeFile(join(root, 'src'), 'mine');
    await expect(writeProject(root, FILES)).rejects.toMatchObject({ code: 'project-files-exist' });
    expect(await readdir(root)).toEqual(['src']);
  });
});
