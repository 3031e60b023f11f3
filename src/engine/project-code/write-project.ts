import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConsoleError } from '../../core/errors.js';
import type { ProjectFile } from '../../core/project-code/options.js';

/** How many names an error lists. */
const MOST_LISTED = 5;

/**
 * Writes the files of a project into a folder, which is made where it is missing. What is there already is never
 * written over: then nothing is written at all.
 *
 * Nor is anything written through a link that is in the folder, which may lead anywhere.
 *
 * @throws ConsoleError `project-files-exist`, `project-not-written`
 */
export async function writeProject(folder: string, files: readonly ProjectFile[]): Promise<void> {
  const present: string[] = [];
  for (const { name } of files) {
    if ((await exists(join(folder, name))) || (await isUnderLink(folder, name))) present.push(name);
  }
  if (present.length > 0) throw existing(folder, present);
  try {
    for (const { name, text } of files) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { flag: 'wx' });
    }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw existing(
        folder,
        files.map(({ name }) => name),
      );
    throw new ConsoleError(
      'config',
      'project-not-written',
      `Expected to write into ${folder}; the system refused (${code ?? 'no reason given'}).`,
      { hint: 'Choose a folder that you may write to.', cause },
    );
  }
}

function existing(folder: string, names: readonly string[]): ConsoleError {
  const more = names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : '';
  return new ConsoleError(
    'config',
    'project-files-exist',
    `Expected a folder without ${names.slice(0, MOST_LISTED).join(', ')}${more}: ${folder} has such files, and nothing is written over.`,
    { hint: 'Choose a new folder, and take over from there what you want.' },
  );
}

/** Whether a folder between the project's own and a file is a link, or no folder. */
async function isUnderLink(folder: string, name: string): Promise<boolean> {
  const parts = name.split('/').slice(0, -1);
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const found = await lstat(join(folder, ...parts.slice(0, depth))).catch(() => undefined);
    if (found !== undefined && !found.isDirectory()) return true;
  }
  return false;
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
