import type { ErrorView } from '../../../../core/errors.js';
import type { OpenedSources } from '../../../../shared/views/client.js';
import { dismissFailure, perform, reportFailure } from '../../../bridge/actions.js';
import { call, failureView } from '../../../bridge/bridge.js';
import { closeOverlay, openOverlay, showScreen, view } from '../../../view/view.js';
import { shownPreview, withOpened, withoutPreviews, withUnlocked } from './import-queue.js';
import { changeQueue, EMPTY_SESSION, importSession } from './import-session.js';

/** Reads credentials that the user picks in a file dialog. */
export async function importFromDialog(): Promise<void> {
  showScreen('clients');
  const opened = await perform('clients', 'client.previewFromDialog', {});
  if (opened !== undefined && opened !== null) showOpened(opened);
}

/** Reads credentials from the clipboard: main reads it, the window never does. */
export async function importFromClipboard(): Promise<void> {
  showScreen('clients');
  const opened = await perform('clients', 'client.previewFromClipboard', {});
  if (opened !== undefined) showOpened(opened);
}

/** Begins with nothing, to be filled piece by piece. */
export async function importByHand(): Promise<void> {
  showScreen('clients');
  const preview = await perform('clients', 'client.previewByHand', {});
  if (preview !== undefined) showOpened({ previews: [preview], locked: [], refused: [] });
}

/** Asks for another secret or key of a saved client. */
export function replacePiece(key: string, piece: 'clientSecret' | 'privateKey'): void {
  beginImport();
  importSession.set((session) => ({ ...session, replacing: { key, piece } }));
}

/** Shows what was read, after what is shown already. One file that is no credentials is said without a dialog. */
export function showOpened(opened: OpenedSources): void {
  const [refused, ...others] = opened.refused;
  const nothingElse = opened.previews.length + opened.locked.length + others.length === 0;
  const open = isImporting();
  if (refused !== undefined && nothingElse && !open) {
    reportFailure('clients', refused.error);
    return;
  }
  if (!open || importSession.get().replacing !== undefined) beginImport();
  changeQueue((queue) => withOpened(queue, opened));
}

/** Says that a file given on the shell could not be read. */
export function showRefused(error: ErrorView): void {
  if (!isImporting()) showScreen('clients');
  reportFailure(isImporting() ? 'import' : 'clients', error);
}

/** True while the import dialog is open. */
export function isImporting(): boolean {
  return view.get().overlay?.kind === 'import';
}

/** Closes the import without saving what is left of it. */
export function cancelImport(): void {
  discardAll();
  importSession.set(EMPTY_SESSION);
  closeOverlay('import');
}

/** Leaves the preview that is shown unsaved and goes on. */
export function skipShown(): void {
  const shown = shownPreview(importSession.get().queue);
  if (shown === undefined) return;
  discard([shown.previewId]);
  changeQueue((queue) => withoutPreviews(queue, [shown.previewId]));
  closeWhenDone();
}

/** Tries a passphrase on a locked file; gives back why it did not open. */
export async function unlock(lockedId: string, passphrase: string): Promise<ErrorView | undefined> {
  try {
    const opened = await call('client.unlock', { lockedId, passphrase });
    changeQueue((queue) => withUnlocked(queue, lockedId, opened));
    return undefined;
  } catch (error) {
    return failureView(error);
  }
}

/** Closes the dialog where nothing is left in it. */
export function closeWhenDone(): void {
  const { previews, locked } = importSession.get().queue;
  if (previews.length + locked.length > 0) return;
  importSession.set(EMPTY_SESSION);
  closeOverlay('import');
}

/** Opens an empty dialog, and forgets what was shown before and not imported. */
function beginImport(): void {
  if (isImporting()) discardAll();
  dismissFailure('import');
  importSession.set(EMPTY_SESSION);
  showScreen('clients');
  openOverlay({ kind: 'import' });
}

function discardAll(): void {
  const { previews, locked } = importSession.get().queue;
  discard([...previews.map(({ previewId }) => previewId), ...locked.map(({ lockedId }) => lockedId)]);
}

/** Of previews, or of locked files. */
function discard(previewIds: readonly string[]): void {
  for (const previewId of previewIds) void perform('import', 'client.discardPreview', { previewId });
}
