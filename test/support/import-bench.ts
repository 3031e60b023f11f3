import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type ClientImports, createClientImports } from '../../src/engine/clients/import/client-imports.js';
import { type ClientRepository, createClientRepository } from '../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../src/engine/storage/open-conf.js';
import type { SecretStore } from '../../src/engine/storage/secret-store.js';
import { openSettings } from '../../src/engine/storage/settings-store.js';
import type { ImportPreview } from '../../src/shared/views/client.js';
import { type RsaKeyPair, rsaKeyPair } from './keys.js';

/** As long as those of the portal. */
export const SECRET = 'abcdefghijklmnopqrstuvwxyz012345';
export const OTHER_SECRET = '012345abcdefghijklmnopqrstuvwxyz';
export const PRODUCTION = { kind: 'production', origin: 'https://api.id.gov.sg' } as const;
export const REDIRECT_URI = 'http://localhost:5001/api/redirect';

/** What the portal says of a client, with other members where a test needs them. */
export function portalFile(members: Readonly<Record<string, unknown>> = {}, keys: RsaKeyPair = rsaKeyPair()): string {
  const { spki: publicKey, pkcs8: privateKey } = keys;
  return JSON.stringify({ id: 'CLIENT-1', secret: SECRET, scopes: ['openid'], publicKey, privateKey, ...members });
}

/** The real import over the real repository, in a folder of its own. */
export interface ImportBench {
  readonly clients: ClientRepository;
  readonly imports: ClientImports;
  /** Writes a file to import, and gives back its path. */
  readonly file: (name: string, content: string | Uint8Array) => string;
  readonly folder: string;
  /** Where the files go that are moved to the trash. */
  readonly trash: string;
  /** The one preview that a text comes to. */
  readonly preview: (text: string) => Promise<ImportPreview>;
  /** Saves a text with what is suggested for it. */
  readonly importText: (text: string) => ReturnType<ClientImports['save']>;
  readonly close: () => void;
}

export function openImportBench(store: SecretStore = createMemorySecretStore('test')): ImportBench {
  const folder = mkdtempSync(join(tmpdir(), 'sgid-import-bench-'));
  const trash = mkdtempSync(join(tmpdir(), 'sgid-import-trash-'));
  const clients = createClientRepository(openSettings(join(folder, 'data'), openConf), store);
  const imports = createClientImports(clients, (path) => rename(path, join(trash, basename(path))));
  const preview = async (text: string): Promise<ImportPreview> => {
    const { previews } = await imports.openClipboard(text);
    const [only, ...others] = previews;
    if (only === undefined || others.length > 0) throw new Error(`Expected one preview; ${previews.length} came.`);
    return only;
  };
  return {
    clients,
    imports,
    folder,
    trash,
    preview,
    importText: async (text) => {
      const { previewId, suggested } = await preview(text);
      return imports.save(previewId, suggested);
    },
    file: (name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
      rmSync(trash, { recursive: true, force: true });
    },
  };
}
