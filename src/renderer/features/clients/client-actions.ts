import type { ChannelInput } from '../../../shared/ipc/contract.js';
import type { ClientView, ImportPreview } from '../../../shared/views/client.js';
import { dismissFailure, perform, reportFailure } from '../../bridge/actions.js';
import { put } from '../../bridge/events.js';
import { clientsQuery, queryClient, settingsQuery } from '../../bridge/queries.js';
import { closeOverlay, openOverlay, showScreen, view } from '../frame/view.js';

/** Reads credentials that the user picks in a file dialog. */
export async function importFromDialog(): Promise<void> {
  showScreen('clients');
  const preview = await perform('clients', 'client.previewFromDialog', {});
  if (preview !== undefined && preview !== null) showPreview(preview);
}

/** Reads credentials from the clipboard: main reads it, the window never does. */
export async function importFromClipboard(): Promise<void> {
  showScreen('clients');
  const preview = await perform('clients', 'client.previewFromClipboard', {});
  if (preview !== undefined) showPreview(preview);
}

/** Reads credentials from a file that was dropped on the window. */
export async function importFromDrop(file: File): Promise<void> {
  showScreen('clients');
  const path = window.sgidConsole.pathOfDroppedFile(file);
  if (path === '') {
    reportFailure('clients', {
      code: 'dropped-no-file',
      kind: 'config',
      message: 'What was dropped is not a file on this computer.',
      hint: 'Save it as a file first, or copy its text and paste it here.',
    });
    return;
  }
  const preview = await perform('clients', 'client.previewFromFile', { path });
  if (preview !== undefined) showPreview(preview);
}

/** Shows what was read, and forgets what was shown before and not imported. */
export function showPreview(preview: ImportPreview): void {
  discardShownPreview();
  dismissFailure('import');
  showScreen('clients');
  openOverlay({ kind: 'import', preview });
}

/** Closes the import without saving. */
export function cancelImport(): void {
  discardShownPreview();
  closeOverlay('import');
}

/** Saves what was read, and chooses it. */
export async function importClient(input: ChannelInput<'client.import'>): Promise<void> {
  const client = await perform('import', 'client.import', input);
  if (client === undefined) return;
  closeOverlay('import');
  adoptClient(client);
  await selectClient(client.key);
}

/** Makes a client the one that everything is about. */
export async function selectClient(key: string): Promise<void> {
  const settings = await perform('clients', 'client.select', { key });
  if (settings !== undefined) put(settingsQuery.queryKey, settings);
}

/** Forgets a client and its secrets. */
export async function removeClient(key: string): Promise<void> {
  closeOverlay('remove-client');
  const done = await perform('clients', 'client.remove', { key });
  if (done !== undefined) await queryClient.invalidateQueries({ queryKey: clientsQuery.queryKey });
}

/** Puts a changed client where the list is, without waiting for the event. */
export function adoptClient(client: ClientView): void {
  const clients = queryClient.getQueryData(clientsQuery.queryKey) ?? [];
  const known = clients.some((other) => other.key === client.key);
  put(
    clientsQuery.queryKey,
    known ? clients.map((other) => (other.key === client.key ? client : other)) : [...clients, client],
  );
}

function discardShownPreview(): void {
  const overlay = view.get().overlay;
  if (overlay?.kind !== 'import') return;
  void perform('import', 'client.discardPreview', { previewId: overlay.preview.previewId });
}
