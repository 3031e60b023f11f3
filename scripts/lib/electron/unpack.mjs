import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../failure.mjs';
import { stopIfInterrupted } from '../signals.mjs';

const TOP = 'Cypress/';
// The other product that the archive carries (25,000 files of it), its updater, and a V8 snapshot that only it can use.
const UNWANTED = [/^resources\/app(\/|$)/, /^resources\/app-update\.yml$/, /^browser_v8_context_snapshot\.bin$/];
const SYMBOLIC_LINK = 0o120000;
const TYPE_MASK = 0o170000;

/**
 * Unpacks what Electron needs, with modes and symbolic links, and skips the rest.
 * @param {string} archive the zip file
 * @param {string} folder where to
 * @param {string} workshop where the zip library was installed, next to the archive: this machine may have no `unzip`
 * @param {(detail: string) => void} progress
 */
export async function unpack(archive, folder, workshop, progress) {
  const yauzl = createRequire(join(workshop, 'package.json'))('yauzl');
  const zip = await yauzl.openPromise(archive);
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      stopIfInterrupted();
      const name = wantedName(entry.fileName);
      if (!name) continue;
      await write(zip, entry, target(folder, name), folder);
      bytes += entry.uncompressedSize;
      progress(`${Math.round(bytes / 1e6)} MB`);
    }
  } finally {
    zip.close();
  }
}

function wantedName(fileName) {
  const name = fileName.startsWith(TOP) ? fileName.slice(TOP.length) : '';
  return UNWANTED.some((pattern) => pattern.test(name)) ? '' : name;
}

/** The archive is pinned by hash; a name that leads out of the folder would still be a reason to stop. */
function target(folder, name) {
  const path = resolve(folder, name);
  if (!path.startsWith(resolve(folder) + sep))
    throw new Failure(`The archive has an entry that leads out of its folder: ${name}`);
  return path;
}

async function write(zip, entry, path, folder) {
  if (entry.fileName.endsWith('/')) return mkdir(path, { recursive: true });
  await mkdir(dirname(path), { recursive: true });
  const mode = entry.externalFileAttributes >>> 16;
  const content = await zip.openReadStreamPromise(entry);
  if ((mode & TYPE_MASK) === SYMBOLIC_LINK) {
    const link = await text(content);
    // A link out of the folder would let a later entry be written through it.
    target(folder, relative(resolve(folder), resolve(dirname(path), link)));
    return symlink(link, path);
  }
  await pipeline(content, createWriteStream(path, { mode: mode & 0o777 }));
}

async function text(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
