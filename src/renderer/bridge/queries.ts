import { QueryClient, type QueryKey, queryOptions, useQuery } from '@tanstack/react-query';
import { chosenClientOf } from '../../shared/chosen-client.js';
import type { AppView, SettingsView } from '../../shared/views/app.js';
import type { AppTestView } from '../../shared/views/app-test.js';
import type { ClientView } from '../../shared/views/client.js';
import type { FlowView, OpenRuns } from '../../shared/views/flow.js';
import type { HistoryView } from '../../shared/views/history.js';
import type { NetworkView } from '../../shared/views/network.js';
import type { SandboxView } from '../../shared/views/sandbox.js';
import { call } from './bridge.js';

/** Main is on this machine and pushes every change: nothing goes stale, nothing is retried behind the user's back. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
  },
});

// What main told of each thing, by its key; an event puts what is newer there.

/** The app and what it runs on. */
export const appQuery = queryOptions({ queryKey: ['app'], queryFn: () => call('app.describe', {}) });
/** The settings. */
export const settingsQuery = queryOptions({ queryKey: ['settings'], queryFn: () => call('app.readSettings', {}) });
/** The saved clients. */
export const clientsQuery = queryOptions({ queryKey: ['clients'], queryFn: () => call('client.list', {}) });
/** The run that is shown. */
export const flowQuery = queryOptions({ queryKey: ['flow'], queryFn: () => call('flow.current', {}) });
/** The runs that are open. */
export const runsQuery = queryOptions({ queryKey: ['runs'], queryFn: () => call('flow.list', {}) });
/** The kept runs. */
export const historyQuery = queryOptions({ queryKey: ['history'], queryFn: () => call('history.describe', {}) });
/** The test of the user's own app. */
export const appTestQuery = queryOptions({ queryKey: ['app-test'], queryFn: () => call('appTest.describe', {}) });
/** The sandbox. */
export const sandboxQuery = queryOptions({ queryKey: ['sandbox'], queryFn: () => call('sandbox.describe', {}) });
/** How requests get out. */
export const networkQuery = queryOptions({ queryKey: ['network'], queryFn: () => call('network.describe', {}) });
/** The diagnoses of all clients. */
export const DIAGNOSES = ['diagnosis'] as const;
/** What is wrong with a client now. Asked for again whenever a client changes, and when the user says so. */
export const diagnosisQuery = (key: string) =>
  queryOptions({ queryKey: [...DIAGNOSES, key], queryFn: () => call('client.diagnose', { key }), staleTime: 0 });

// Each follows its query; undefined until main has answered.

/** The app and what it runs on. */
export const useApp = (): AppView | undefined => useQuery(appQuery).data;
/** The settings. */
export const useSettings = (): SettingsView | undefined => useQuery(settingsQuery).data;
/** The saved clients. */
export const useClients = (): readonly ClientView[] | undefined => useQuery(clientsQuery).data;
/** The run that is shown; null where there is none. */
export const useFlow = (): FlowView | null | undefined => useQuery(flowQuery).data;
/** The runs that are open. */
export const useRuns = (): OpenRuns | undefined => useQuery(runsQuery).data;
/** The kept runs. */
export const useHistory = (): HistoryView | undefined => useQuery(historyQuery).data;
/** The test of the user's own app. */
export const useAppTest = (): AppTestView | undefined => useQuery(appTestQuery).data;
/** The sandbox. */
export const useSandbox = (): SandboxView | undefined => useQuery(sandboxQuery).data;
/** How requests get out. */
export const useNetwork = (): NetworkView | undefined => useQuery(networkQuery).data;

/** Puts what main told where its query is: it is newer than the answer to any read that is still under way. */
export function put(key: QueryKey, view: unknown): void {
  void queryClient.cancelQueries({ queryKey: key }, { revert: false });
  queryClient.setQueryData(key, view);
}

/** The client that is chosen: the selected one, or the only one there is. */
export function useClient(): ClientView | undefined {
  const clients = useClients();
  const settings = useSettings();
  return chosenClient(clients, settings);
}

/** The same outside React. */
export function currentClient(): ClientView | undefined {
  return chosenClient(
    queryClient.getQueryData(clientsQuery.queryKey),
    queryClient.getQueryData(settingsQuery.queryKey),
  );
}

/** The client of a run, if it is still saved. */
export function clientOfRun(flow: FlowView): ClientView | undefined {
  return queryClient.getQueryData(clientsQuery.queryKey)?.find((client) => client.key === flow.clientKey);
}

/** The run that is shown, as last heard of. */
export function currentFlow(): FlowView | undefined {
  return queryClient.getQueryData(flowQuery.queryKey) ?? undefined;
}

/** The runs that are open, as last heard of. */
export function currentRuns(): OpenRuns {
  return queryClient.getQueryData(runsQuery.queryKey) ?? { tabs: [] };
}

function chosenClient(
  clients: readonly ClientView[] | undefined,
  settings: SettingsView | undefined,
): ClientView | undefined {
  return chosenClientOf(clients ?? [], settings?.selectedClient);
}
