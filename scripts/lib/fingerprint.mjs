import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * One hash over the names and contents of files and folders. Contents, not times: a fresh clone or a change of branch
 * touches every file without changing any, and a few hundred small files are read in milliseconds.
 * @param {string} base paths in the hash are relative to it
 * @param {readonly string[]} entries files and folders; what is not there counts as not there
 */
export async function fingerprint(base, entries) {
  const files = (await Promise.all(entries.map((entry) => listFiles(join(base, entry))))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash('sha256');
  files.forEach((file, index) => {
    const name = relative(base, file).split(sep).join('/');
    hash.update(`${name}\0${contents[index].length}\0`).update(contents[index]);
  });
  return hash.digest('hex');
}

async function listFiles(path) {
  const found = await stat(path).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
