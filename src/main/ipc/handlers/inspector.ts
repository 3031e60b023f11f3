import { basename } from 'node:path';
import type { Inspections } from '../../../engine/inspect/inspections.js';
import { readInputFile } from '../../../engine/storage/read-input-file.js';
import { clipboardText } from '../../secrets/clipboard-text.js';
import { askForFiles, type WindowOf } from '../../window/ask-for-files.js';
import type { HandlersOf } from '../router.js';

/** What is pasted or dropped is read by main; the window gets what may be seen of it. */
export function inspectorHandlers(inspections: Inspections, windowOf: WindowOf): HandlersOf<'inspector'> {
  const openFile = async (path: string) => inspections.openBytes(await readInputFile(path), basename(path));
  return {
    'inspector.openClipboard': async () => inspections.open(await clipboardText(), 'Clipboard'),
    'inspector.openFile': ({ path }) => openFile(path),
    'inspector.openDialog': async () => {
      const [path] = await askForFiles(windowOf, DIALOG);
      return path === undefined ? null : openFile(path);
    },
    'inspector.openEntry': ({ inspectionId, index }) => inspections.openEntry(inspectionId, index),
    'inspector.useClient': ({ inspectionId, clientKey }) => inspections.applyClient(inspectionId, clientKey),
    'inspector.useJwks': async ({ inspectionId, from, clientKey }) => {
      if (from === 'clipboard') return inspections.applyJwks(inspectionId, await clipboardText(), clientKey);
      const [path] = await askForFiles(windowOf, JWKS_DIALOG);
      return path === undefined ? null : inspections.applyJwks(inspectionId, await readInputFile(path), clientKey);
    },
    'inspector.tryOtherClients': ({ inspectionId }) => inspections.tryOtherClients(inspectionId),
    'inspector.discard': ({ inspectionId }) => {
      inspections.discard(inspectionId);
      return {};
    },
  };
}

const JWKS_DIALOG: Electron.OpenDialogOptions = {
  title: 'Verify with a JWKS',
  properties: ['openFile'],
  filters: [
    { name: 'JWKS', extensions: ['json', 'jwks'] },
    { name: 'All files', extensions: ['*'] },
  ],
};

const DIALOG: Electron.OpenDialogOptions = {
  title: 'Inspect a file',
  properties: ['openFile', 'showHiddenFiles'],
  filters: [
    {
      name: 'Responses, tokens, credentials, HAR',
      extensions: ['json', 'har', 'jwt', 'txt', 'pem', 'key', 'env', 'der', 'crt', 'cer', 'age'],
    },
    { name: 'All files', extensions: ['*'] },
  ],
};
