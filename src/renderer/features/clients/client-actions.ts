import type { ChannelInput } from '../../../shared/ipc/contract.js';
import type { ClientView } from '../../../shared/views/client.js';
import { perform } from '../../bridge/actions.js';
import { change } from '../../bridge/change.js';
import { appQuery, clientsQuery, put, queryClient, settingsQuery } from '../../bridge/queries.js';
import { closeOverlay } from '../../view/view.js';
import { discardDraft } from './edit/edit-draft.js';
import { showClient } from './list-view.js';

/** Makes a client the one that everything is about, and shows its page among the clients. */
export async function selectClient(key: string): Promise<void> {
  if (await change('clients', 'client.select', { key }, settingsQuery)) showClient(key);
}

/** Saves what was edited of a client. */
export async function editClient(input: ChannelInput<'client.edit'>): Promise<void> {
  const client = await perform('edit-client', 'client.edit', input);
  if (client === undefined) return;
  adoptClient(client);
  discardDraft(client.key);
  closeOverlay('edit-client');
}

/** Makes another client of a saved one, with secrets of its own, and shows it. */
export async function duplicateClient(key: string, name: string): Promise<void> {
  const client = await perform('duplicate-client', 'client.duplicate', { key, name });
  if (client === undefined) return;
  adoptClient(client);
  showClient(client.key);
  closeOverlay('duplicate-client');
}

/** Writes clients to a file that the user names; the path of what was written. */
export async function exportClients(keys: readonly string[], passphrase?: string): Promise<string | undefined> {
  const file =
    passphrase === undefined
      ? await perform('export-clients', 'client.exportPlain', { keys })
      : await perform('export-clients', 'client.exportEncrypted', { keys, passphrase });
  return file?.path;
}

/** Forgets a client and its secrets. */
export async function removeClient(key: string): Promise<void> {
  closeOverlay('remove-client');
  const done = await perform('clients', 'client.remove', { key });
  if (done === undefined) return;
  discardDraft(key);
  // What the keychain holds back is told with its state.
  void queryClient.invalidateQueries({ queryKey: appQuery.queryKey });
  await queryClient.invalidateQueries({ queryKey: clientsQuery.queryKey });
}

/** Puts changed clients where the list is, without waiting for the event. */
export function adoptClient(...changed: readonly ClientView[]): void {
  const clients = queryClient.getQueryData(clientsQuery.queryKey) ?? [];
  const byKey = new Map([...clients, ...changed].map((client) => [client.key, client]));
  put(clientsQuery.queryKey, [...byKey.values()]);
}
