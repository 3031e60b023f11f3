import { readFile } from 'node:fs/promises';
import { writePrivateFile } from '../../engine/storage/write-private-file.js';
import type { PortalCredentials } from '../../sandbox/clients/demo-client.js';
import { UsageError } from '../usage.js';

/**
 * Writes a made-up client's credentials as the portal gives them, for this user alone. Only an earlier file of the
 * sandbox is written over.
 *
 * @throws UsageError `usage-file-exists`; ConsoleError `export-not-written`
 */
export async function writeCredentialsFile(path: string, credentials: PortalCredentials): Promise<void> {
  if (!(await mayBeReplaced(path))) {
    throw new UsageError(
      'file-exists',
      `Expected --write-credentials to name a new file, or one that the sandbox wrote before; ${path} is another.`,
      'Choose another name: what is in that file would be lost.',
    );
  }
  await writePrivateFile(path, `${JSON.stringify(credentials, undefined, 2)}\n`);
}

async function mayBeReplaced(path: string): Promise<boolean> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
    return typeof id === 'string' && id.startsWith('SANDBOX-');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
