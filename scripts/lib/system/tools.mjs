import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

// Debian keeps some programs where an ordinary user's PATH does not look.
const EXTRA_FOLDERS = ['/usr/sbin', '/sbin', '/usr/bin', '/bin'];

/** The path of the first of these programs that is installed, or undefined. Asking no shell keeps a start quick. */
export function findTool(...names) {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...(process.platform === 'win32' ? [] : EXTRA_FOLDERS),
  ];
  for (const name of names) {
    for (const folder of folders.filter(Boolean)) {
      const file = join(folder, name);
      if (isExecutable(file)) return file;
    }
  }
  return undefined;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
