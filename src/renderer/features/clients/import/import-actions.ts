import type { ErrorView } from '../../../../core/errors.js';
import type { ChannelInput } from '../../../../shared/ipc/contract.js';
import type { ImportDone, OpenedSources } from '../../../../shared/views/client.js';
import { dismissFailure, perform, reportFailure } from '../../../bridge/actions.js';
import { call, failureView } from '../../../bridge/bridge.js';
import { clientsQuery, queryClient } from '../../../bridge/queries.js';
import { closeOverlay, openOverlay, showScreen, view } from '../../../view/view.js';
import { adoptClient, selectClient } from '../client-actions.js';
import { formOf } from './import-form.js';
import { shownPreview, withOpened, withoutPreviews, withUnlocked } from './import-queue.js';
import { changeQueue, EMPTY_SESSION, importSession } from './import-session.js';
import { offerTrash } from './trash-offers.js';

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

/** Saves one preview and chooses its client. */
export async function importClient(input: ChannelInput<'client.import'>): Promise<void> {
  const done = await perform('import', 'client.import', input);
  if (done === undefined) return;
  finish(done, [input.previewId]);
}

/** Saves every preview that can be saved: those that nothing was said about at once, the others as they stand. */
export async function importAll(): Promise<void> {
  const { queue, edits } = importSession.get();
  const clients = queryClient.getQueryData(clientsQuery.queryKey) ?? [];
  const plain: string[] = [];
  for (const preview of queue.previews.filter(({ importable }) => importable)) {
    const form = formOf(preview, edits[preview.previewId] ?? {}, clients);
    if (form.missing !== undefined) continue;
    if (edits[preview.previewId] === undefined && preview.saved.length === 0) plain.push(preview.previewId);
    else await importClient(form.input);
  }
  if (plain.length === 0) return;
  const done = await perform('import', 'client.importAll', { previewIds: plain });
  if (done !== undefined) finish(done, plain);
}

/** Takes what was saved out of the queue, and says what could not be. */
function finish(done: ImportDone, previewIds: readonly string[]): void {
  offerTrash(done);
  adoptClient(...done.clients);
  const refused = new Set(done.refused.map(({ name }) => name));
  changeQueue((queue) => {
    const gone = queue.previews.filter(
      ({ previewId, suggested }) => previewIds.includes(previewId) && !refused.has(suggested.name),
    );
    const left = withoutPreviews(
      queue,
      gone.map(({ previewId }) => previewId),
    );
    return { ...left, saved: left.saved + done.clients.length, refused: [...left.refused, ...done.refused] };
  });
  const [first] = done.clients;
  if (first !== undefined) void selectClient(first.key);
  if (done.refused.length === 0) closeWhenDone();
}

function closeWhenDone(): void {
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
