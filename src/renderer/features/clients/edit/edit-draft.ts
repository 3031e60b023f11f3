import type { ClientView } from '../../../../shared/views/client.js';
import { createStore, useStore } from '../../../bridge/store.js';
import { type EditForm, editFormOf, isUnchanged } from './edit-form.js';

/** What was edited and not saved, by the key of its client: it outlives the dialog, whatever takes its place. */
const drafts = createStore<Readonly<Record<string, EditForm>>>({});

/** The fields as they stand, and what changes them. */
export function useEditForm(client: ClientView): readonly [EditForm, (change: Partial<EditForm>) => void] {
  const draft = useStore(drafts, (all) => all[client.key]);
  const change = (part: Partial<EditForm>) =>
    drafts.set((all) => ({ ...all, [client.key]: { ...(all[client.key] ?? editFormOf(client)), ...part } }));
  return [draft ?? editFormOf(client), change];
}

/** True where something of a client was edited and not saved. */
export function useHasDraft(client: ClientView): boolean {
  const draft = useStore(drafts, (all) => all[client.key]);
  return draft !== undefined && !isUnchanged(draft, client);
}

/** Forgets what was edited and not saved. */
export function discardDraft(key: string): void {
  drafts.set((all) => Object.fromEntries(Object.entries(all).filter(([other]) => other !== key)));
}
