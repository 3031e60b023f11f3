import { z } from 'zod';
import { maskReason, settingsView } from '../../views/app.js';
import { appTestView } from '../../views/app-test.js';
import { clientView, openedSources } from '../../views/client.js';
import { errorView } from '../../views/common.js';
import { flowView, openRuns } from '../../views/flow.js';
import { historyView } from '../../views/history.js';
import { sandboxView } from '../../views/sandbox.js';

/** A command of the application menu or a global key, for the window to carry out. */
const appCommand = z.enum([
  'open-palette',
  'run-step',
  'run-to-end',
  'import',
  'export',
  'export-har',
  'find',
  'open-settings',
  'show-keys',
  'screen-1',
  'screen-2',
  'screen-3',
  'screen-4',
  'screen-5',
  'screen-6',
  'screen-7',
  'screen-8',
  'inspect-clipboard',
  'inspect-file',
]);

/** Every event from main to the window. */
export const events = {
  /** The run that is shown. */
  'flow.changed': flowView,
  'flow.listed': openRuns,
  'client.changed': z.array(clientView).readonly(),
  'history.changed': historyView,
  'sandbox.changed': sandboxView,
  'appTest.changed': appTestView,
  'settings.changed': settingsView,
  'app.command': appCommand,
  /** The screen was locked, or the user has gone: the window masks everything. */
  'app.mask': maskReason,
  /** Credentials files given on the shell or opened by the file manager. */
  'client.previewReady': openedSources,
  /** A file given so that could not be read. */
  'client.previewFailed': errorView,
} as const;

export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;
export type AppCommand = z.infer<typeof appCommand>;
