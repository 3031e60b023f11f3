import { useMemo } from 'react';
import type { ClientView } from '../../../shared/views/client.js';
import { clientsQuery, currentClient, queryClient, useClient, useClients } from '../../bridge/queries.js';
import { createStore, useStore } from '../../bridge/store.js';
import { type ClientListing, listClients } from './client-search.js';

interface ListView extends ClientListing {
  /** The client whose page is open; undefined while that is the chosen one. */
  readonly shown: string | undefined;
  /** The clients that are selected to be exported together. */
  readonly picked: ReadonlySet<string>;
}

/** How the list of clients is looked at. It stays while other screens are open. */
const listView = createStore<ListView>({
  query: '',
  environment: 'all',
  sort: 'recent',
  shown: undefined,
  picked: new Set(),
});

/** Follows how the list is looked at. */
export const useListView = <S>(select: (state: ListView) => S): S => useStore(listView, select);

/** Narrows or sorts the list. */
export function changeListing(change: Partial<ClientListing>): void {
  listView.set((state) => ({ ...state, ...change }));
}

/** Opens the page of a client; of the chosen one without a key. */
export function showClient(key: string | undefined): void {
  listView.set((state) => ({ ...state, shown: key }));
}

/** Selects a client to be exported with others, or no longer. */
export function pickClient(key: string, picked: boolean): void {
  listView.set((state) => {
    const next = new Set(state.picked);
    if (picked) next.add(key);
    else next.delete(key);
    return { ...state, picked: next };
  });
}

/** Selects all of these, and nothing else. */
export function pickOnly(keys: readonly string[]): void {
  listView.set((state) => ({ ...state, picked: new Set(keys) }));
}

/** The clients that fit what is searched for, in order. */
export function useListedClients(): readonly ClientView[] {
  const clients = useClients();
  const query = useListView((state) => state.query);
  const environment = useListView((state) => state.environment);
  const sort = useListView((state) => state.sort);
  return useMemo(() => listClients(clients ?? [], { query, environment, sort }), [clients, query, environment, sort]);
}

/** The client whose page is open, out of those that are listed. */
export function useShownClient(listed: readonly ClientView[]): ClientView | undefined {
  const chosen = useClient();
  const shown = useListView((state) => state.shown);
  return shownOf(listed, shown, chosen);
}

/** The same outside React. */
export function shownClient(): ClientView | undefined {
  const clients = queryClient.getQueryData(clientsQuery.queryKey) ?? [];
  const { shown, ...listing } = listView.get();
  return shownOf(listClients(clients, listing), shown, currentClient());
}

/** The selected clients that are still saved. */
export function usePickedClients(): readonly ClientView[] {
  const clients = useClients();
  const picked = useListView((state) => state.picked);
  return useMemo(() => (clients ?? []).filter(({ key }) => picked.has(key)), [clients, picked]);
}

function shownOf(
  listed: readonly ClientView[],
  shown: string | undefined,
  chosen: ClientView | undefined,
): ClientView | undefined {
  const wanted = shown ?? chosen?.key;
  return listed.find(({ key }) => key === wanted) ?? listed[0];
}
