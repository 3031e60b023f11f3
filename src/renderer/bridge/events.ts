import type { ErrorView } from '../../core/errors.js';
import type { AppCommand } from '../../shared/ipc/contract/events.js';
import type { OpenedSources } from '../../shared/views/client.js';
import { askPresenceAgain } from './presence.js';
import {
  appTestQuery,
  clientsQuery,
  DIAGNOSES,
  flowQuery,
  historyQuery,
  put,
  queryClient,
  runsQuery,
  sandboxQuery,
  settingsQuery,
} from './queries.js';
import { maskAllBecause } from './reveal.js';

/** What the window does on events that carry a command and not a snapshot. */
export interface EventHandlers {
  readonly onCommand: (command: AppCommand) => void;
  readonly onOpened: (opened: OpenedSources) => void;
  readonly onRefused: (error: ErrorView) => void;
  readonly onImporting: (importing: { readonly reading: boolean }) => void;
}

/** Puts every snapshot that main sends where the queries are; returns what ends it. */
export function followEvents(handlers: EventHandlers): () => void {
  const on = window.sgidConsole.on;
  const ends = [
    on['flow.changed']((view) => put(flowQuery.queryKey, view)),
    on['flow.listed']((runs) => put(runsQuery.queryKey, runs)),
    on['client.changed']((view) => {
      put(clientsQuery.queryKey, view);
      void askPresenceAgain();
      void queryClient.invalidateQueries({ queryKey: DIAGNOSES });
    }),
    on['history.changed']((view) => put(historyQuery.queryKey, view)),
    on['history.importing'](handlers.onImporting),
    on['sandbox.changed']((view) => put(sandboxQuery.queryKey, view)),
    on['appTest.changed']((view) => put(appTestQuery.queryKey, view)),
    on['settings.changed']((view) => put(settingsQuery.queryKey, view)),
    on['app.command'](handlers.onCommand),
    on['app.mask'](maskAllBecause),
    on['client.previewReady'](handlers.onOpened),
    on['client.previewFailed'](handlers.onRefused),
  ];
  return () => {
    for (const end of ends) end();
  };
}
