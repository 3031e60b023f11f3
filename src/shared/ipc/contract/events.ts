import { z } from 'zod';
import { SCREEN_COMMANDS } from '../../screens.js';
import { maskReason, settingsView } from '../../views/app.js';
import { appTestView } from '../../views/app-test.js';
import { clientView, openedSources } from '../../views/client.js';
import { errorView } from '../../views/common.js';
import { flowView, openRuns } from '../../views/flow.js';
import { historyView } from '../../views/history.js';
import { sandboxView } from '../../views/sandbox.js';

/** A command of the application menu or a global key, for the window to carry out. */
const appCommand = z.enum([
  ...Object.values(SCREEN_COMMANDS),
  'open-palette',
  'run-step',
  'run-to-end',
  'import',
  'export',
  'export-har',
  'find',
  'open-settings',
  'show-keys',
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
  /** The file of a run is being read, and takes a while; or no longer. */
  'history.importing': z.strictObject({ reading: z.boolean() }),
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
