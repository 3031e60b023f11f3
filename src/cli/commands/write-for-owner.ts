import { open } from 'node:fs/promises';

const PRIVATE_FILE = 0o600;

/**
 * Writes a file that its owner alone may read, also where others could read what was there. What is no file, such as
 * `/dev/stdout`, is written to as it is. Throws the system's error.
 */
export async function writeForOwner(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', PRIVATE_FILE);
  try {
    // The mode of an open counts only for a file that it makes.
    if ((await file.stat()).isFile()) await file.chmod(PRIVATE_FILE);
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}
