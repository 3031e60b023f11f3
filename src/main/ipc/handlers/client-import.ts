import { clientViewOf } from '../../../engine/clients/client-views.js';
import type { ClientImports } from '../../../engine/clients/import/client-imports.js';
import type { PieceInput } from '../../../engine/clients/import/draft-pieces.js';
import type { Imported } from '../../../engine/clients/import/import-drafts.js';
import type { CredentialsPiece, ImportDone, PieceSource } from '../../../shared/views/client.js';
import { clipboardText } from '../../secrets/clipboard-text.js';
import { askForFiles, type WindowOf } from '../../window/ask-for-files.js';
import type { HandlersOf } from '../router.js';

export type ClientImportChannel =
  | 'client.previewFromDialog'
  | 'client.previewFromFiles'
  | 'client.previewFromClipboard'
  | 'client.previewByHand'
  | 'client.previewReplacement'
  | 'client.addPiece'
  | 'client.unlock'
  | 'client.discardPreview'
  | 'client.import'
  | 'client.importAll'
  | 'client.trashSources';

interface ClientImportServices {
  readonly imports: ClientImports;
  readonly windowOf: WindowOf;
  readonly announceClients: () => Promise<void>;
}

/** The channels between credentials that the user has and clients that are saved. */
export function clientImportHandlers({
  imports,
  windowOf,
  announceClients,
}: ClientImportServices): Pick<HandlersOf<'client'>, ClientImportChannel> {
  /** Where main takes a piece from; undefined where a dialog was cancelled. */
  const inputOf = async (piece: CredentialsPiece, from: PieceSource): Promise<PieceInput | undefined> => {
    if (from.kind === 'file') return from;
    if (from.kind === 'text') return { kind: 'typed', text: from.text };
    if (from.kind === 'clipboard') return { kind: 'clipboard', text: await clipboardText() };
    const [path] = await askForFiles(windowOf, pieceDialog(piece));
    return path === undefined ? undefined : { kind: 'file', path };
  };
  const finish = async ({ importId, records, refused, plaintextFiles }: Imported): Promise<ImportDone> => {
    if (records.length > 0) await announceClients();
    return { importId, clients: records.map(clientViewOf), refused, plaintextFiles };
  };
  return {
    'client.previewFromDialog': async () => {
      const paths = await askForFiles(windowOf, CREDENTIALS_DIALOG);
      return paths.length === 0 ? null : imports.openFiles(paths);
    },
    'client.previewFromFiles': ({ paths }) => imports.openFiles(paths),
    'client.previewFromClipboard': async () => imports.openClipboard(await clipboardText()),
    'client.previewByHand': () => imports.byHand(),
    'client.previewReplacement': async ({ key, piece, from }) => {
      const input = await inputOf(piece, from);
      return input === undefined ? null : imports.replacement(key, piece, input);
    },
    'client.addPiece': async ({ previewId, piece, from }) => {
      const input = await inputOf(piece, from);
      return input === undefined ? null : imports.addPiece(previewId, piece, input);
    },
    'client.unlock': ({ lockedId, passphrase }) => imports.unlock(lockedId, passphrase),
    'client.discardPreview': ({ previewId }) => {
      imports.discard(previewId);
      return {};
    },
    'client.import': async ({ previewId, ...choices }) => finish(await imports.save(previewId, choices)),
    'client.importAll': async ({ previewIds }) => finish(await imports.saveAll(previewIds)),
    'client.trashSources': async ({ importId }) => ({ trashed: await imports.trashSources(importId) }),
  };
}

const ALL_FILES = { name: 'All files', extensions: ['*'] };
const KEY_FILES = ['pem', 'key', 'der'];

/** Hidden files too: `.env` is one. */
const CREDENTIALS_DIALOG: Electron.OpenDialogOptions = {
  title: 'Import credentials',
  properties: ['openFile', 'multiSelections', 'showHiddenFiles'],
  filters: [{ name: 'Credentials', extensions: ['json', 'env', 'age', ...KEY_FILES, 'txt'] }, ALL_FILES],
};

const PIECE_NAMES: Readonly<Record<CredentialsPiece, string>> = {
  clientId: 'client id',
  clientSecret: 'client secret',
  privateKey: 'private key',
};

function pieceDialog(piece: CredentialsPiece): Electron.OpenDialogOptions {
  const extensions = [...(piece === 'privateKey' ? KEY_FILES : []), 'txt', 'json', 'env'];
  return {
    title: `Read the ${PIECE_NAMES[piece]} from a file`,
    properties: ['openFile', 'showHiddenFiles'],
    filters: [{ name: `Files with a ${PIECE_NAMES[piece]}`, extensions }, ALL_FILES],
  };
}
