import { MAX_OPENED_FILES } from '../../../../shared/limits.js';
import type { CredentialsPiece, ImportPreview, OpenedSources } from '../../../../shared/views/client.js';
import { dismissFailure, perform, reportFailure } from '../../../bridge/actions.js';
import { call, failureView } from '../../../bridge/bridge.js';
import { showScreen } from '../../../view/view.js';
import { isImporting, showOpened } from './import-actions.js';
import { missingPieces, piecesToTake, shownPreview } from './import-queue.js';
import { importSession } from './import-session.js';
import { putPiece } from './piece-actions.js';

/** Reads files that were dropped: on a part of the client that is shown, or anywhere. */
export async function importFromDrop(files: readonly File[], on: CredentialsPiece | undefined): Promise<void> {
  if (!isImporting()) showScreen('clients');
  const area = isImporting() ? 'import' : 'clients';
  const paths = files.map((file) => window.sgidConsole.pathOfDroppedFile(file));
  if (paths.includes('')) return reportFailure(area, NO_FILE);
  if (paths.length > MAX_OPENED_FILES) return reportFailure(area, TOO_MANY);
  const { queue, replacing } = importSession.get();
  const [path] = paths;
  const piece = on ?? replacing?.piece;
  if (isImporting() && piece !== undefined && path !== undefined && paths.length === 1) {
    await putPiece(piece, { kind: 'file', path });
    return;
  }
  const shown = isImporting() ? shownPreview(queue) : undefined;
  if (shown === undefined) {
    const opened = await perform(area, 'client.previewFromFiles', { paths });
    if (opened !== undefined) showOpened(opened);
    return;
  }
  await addFiles(shown, paths);
}

/** Fills what the client that is shown lacks with what the files hold of it; what is another client comes after it. */
async function addFiles(shown: ImportPreview, paths: readonly string[]): Promise<void> {
  try {
    const opened = await call('client.previewFromFiles', { paths });
    dismissFailure('import');
    if (!(await completed(shown, opened, paths))) showOpened(opened);
  } catch (error) {
    const failure = failureView(error);
    const [path] = paths;
    // One bare line may be the secret. It is never tried as the client id, which would be shown.
    const bareSecret = failure.code === 'source-is-one-line' && missingPieces(shown).includes('clientSecret');
    if (bareSecret && path !== undefined) await putPiece('clientSecret', { kind: 'file', path });
    else reportFailure('import', failure);
  }
}

/** False where the files hold nothing that the client lacks. */
async function completed(shown: ImportPreview, opened: OpenedSources, paths: readonly string[]): Promise<boolean> {
  const [found, another] = opened.previews;
  if (opened.locked.length > 0 || another !== undefined) return false;
  if (found === undefined) return false;
  const pieces = piecesToTake(shown, found);
  for (const piece of pieces) await firstThatHolds(piece, paths);
  if (pieces.length > 0) void perform('import', 'client.discardPreview', { previewId: found.previewId });
  return pieces.length > 0;
}

async function firstThatHolds(piece: CredentialsPiece, paths: readonly string[]): Promise<void> {
  for (const path of paths) if (await putPiece(piece, { kind: 'file', path })) return;
}

const NO_FILE = {
  code: 'dropped-no-file',
  kind: 'config',
  message: 'What was dropped is not a file on this computer.',
  hint: 'Save it as a file first, or copy its text and paste it here.',
} as const;

const TOO_MANY = {
  code: 'dropped-too-many',
  kind: 'config',
  message: `Expected at most ${MAX_OPENED_FILES} files at once.`,
  hint: 'Drop fewer at a time.',
} as const;
