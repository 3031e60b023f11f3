import { join } from 'node:path';
import { app } from 'electron';
import {
  exportFileName,
  plainExport,
  requireLongPassphrase,
  secretExport,
} from '../../../engine/clients/export-clients.js';
import { encryptWithPassphrase } from '../../../engine/clients/passphrase-file.js';
import type { ClientRepository } from '../../../engine/storage/client-repository.js';
import { writePrivateFile } from '../../../engine/storage/write-private-file.js';
import { askWhereToSave, type WindowOf } from '../../window/ask-for-files.js';
import type { HandlersOf } from '../router.js';

export type ClientExportChannel = 'client.exportPlain' | 'client.exportEncrypted';

/** The channels that write saved clients to files. */
export function clientExportHandlers(
  clients: ClientRepository,
  windowOf: WindowOf,
): Pick<HandlersOf<'client'>, ClientExportChannel> {
  const ask = (title: string, keys: readonly string[], type: { name: string; extension: 'json' | 'age' }) =>
    askWhereToSave(windowOf, {
      title,
      defaultPath: join(app.getPath('documents'), exportFileName(clients, keys, type.extension)),
      filters: [{ name: type.name, extensions: [type.extension] }],
    });
  return {
    'client.exportPlain': async ({ keys }) => {
      const path = await ask('Export without secrets', keys, { name: 'JSON', extension: 'json' });
      if (path === undefined) return null;
      await writePrivateFile(path, plainExport(clients, keys));
      return { path };
    },
    'client.exportEncrypted': async ({ keys, passphrase }) => {
      requireLongPassphrase(passphrase);
      const text = await secretExport(clients, keys);
      const path = await ask('Export with secrets, encrypted', keys, { name: 'age file', extension: 'age' });
      if (path === undefined) return null;
      await writePrivateFile(path, await encryptWithPassphrase(text, passphrase));
      return { path };
    },
  };
}
