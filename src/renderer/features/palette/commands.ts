import type { StepId } from '../../../core/flow/step-ids.js';
import { targetsOf } from '../../../core/flow/tamper/targets.js';
import type { AppCommand } from '../../../shared/ipc/contract/events.js';
import { SCREEN_COMMANDS, SCREEN_TITLES, SCREENS, type Screen } from '../../../shared/screens.js';
import type { Theme } from '../../../shared/views/app.js';
import { perform } from '../../bridge/actions.js';
import { put } from '../../bridge/events.js';
import {
  currentClient,
  currentFlow,
  currentRuns,
  queryClient,
  sandboxQuery,
  settingsQuery,
} from '../../bridge/queries.js';
import { importByHand, importFromClipboard, importFromDialog } from '../clients/import-actions.js';
import { cancelRun, resetRun, runDemo, runStep, runToEnd } from '../flow/flow-actions.js';
import { hasSent } from '../flow/har-actions.js';
import { chooseNewRun, closeRun, showRunBeside } from '../flow/run-tabs.js';
import { followedStep } from '../flow/step-view.js';
import { openTamper } from '../flow/tamper-actions.js';
import { chosenStep, openOverlay, showScreen } from '../frame/view.js';
import { inspectClipboard, inspectFile } from '../inspector/inspector-actions.js';
import { changeSandbox } from '../sandbox/sandbox-actions.js';
import { CLIENT_COMMANDS } from './client-commands.js';

/** Something the user can do, by key, by palette or by menu: described once. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: 'Go to' | 'Run' | 'Clients' | 'Sandbox' | 'View';
  readonly keys?: string;
  /** The screen that shows what comes of it, or why it cannot be done now. */
  readonly screen?: Screen;
  /** Why it cannot be done now; undefined where it can. */
  readonly unavailable?: () => string | undefined;
  readonly run: () => void;
}

const noClient = () =>
  currentClient() === undefined && currentFlow() === undefined ? 'Import a client first' : undefined;
const busy = () => {
  const status = currentFlow()?.status;
  return status === 'running' || status === 'waiting' ? 'A step is running' : undefined;
};
const noRun = () => (currentRuns().tabs.length === 0 ? 'There is no run' : undefined);
const sandboxRuns = () => queryClient.getQueryData(sandboxQuery.queryKey)?.running === true;

const goTo: readonly Command[] = SCREENS.map((screen, index) => ({
  id: SCREEN_COMMANDS[screen],
  title: SCREEN_TITLES[screen],
  group: 'Go to',
  keys: `Mod+${index + 1}`,
  run: () => showScreen(screen),
}));

const themes: readonly Command[] = (['system', 'light', 'dark'] as const).map((theme) => ({
  id: `theme-${theme}`,
  title: `Theme: ${theme}`,
  group: 'View',
  run: () => void chooseTheme(theme),
}));

/** Every command, in the order of the palette. */
export const COMMANDS: readonly Command[] = [
  {
    id: 'run-step',
    title: 'Run the next step',
    group: 'Run',
    keys: 'Mod+Enter',
    screen: 'flow',
    unavailable: () => noClient() ?? busy(),
    run: () => void runStep(),
  },
  {
    id: 'run-to-end',
    title: 'Run to the end',
    group: 'Run',
    keys: 'Mod+Shift+Enter',
    screen: 'flow',
    unavailable: () => noClient() ?? busy(),
    run: () => void runToEnd(),
  },
  {
    id: 'run-demo',
    title: 'Run the whole flow in the sandbox',
    group: 'Run',
    run: () => void runDemo(),
  },
  {
    id: 'new-run',
    title: 'New run',
    group: 'Run',
    keys: 'Mod+t',
    screen: 'flow',
    unavailable: noClient,
    run: chooseNewRun,
  },
  ...[
    { id: 'run-after', title: 'Next run', keys: 'Mod+PageDown', by: 1 as const },
    { id: 'run-before', title: 'Previous run', keys: 'Mod+PageUp', by: -1 as const },
  ].map(({ by, ...command }) => ({
    ...command,
    group: 'Run' as const,
    unavailable: noRun,
    run: () => showRunBeside(by),
  })),
  {
    id: 'close-run',
    title: 'Close the run',
    group: 'Run',
    unavailable: () => (currentFlow() === undefined ? 'No run is shown' : undefined),
    run: closeShownRun,
  },
  {
    id: 'tamper',
    title: 'Tamper with the step…',
    group: 'Run',
    screen: 'flow',
    unavailable: () => noClient() ?? (tamperable() === undefined ? 'Nothing of this step can be changed' : undefined),
    run: tamperWithShown,
  },
  {
    id: 'cancel-run',
    title: 'Cancel the run',
    group: 'Run',
    screen: 'flow',
    unavailable: () => (busy() === undefined ? 'Nothing is running' : undefined),
    run: () => void cancelRun(),
  },
  {
    id: 'reset-run',
    title: 'Reset the run',
    group: 'Run',
    screen: 'flow',
    unavailable: () => {
      const flow = currentFlow();
      if (flow === undefined) return 'There is no run';
      return flow.kept === undefined ? busy() : 'The run was kept and is only looked at';
    },
    run: () => void resetRun(),
  },
  {
    id: 'export',
    title: 'Export a sample…',
    group: 'Run',
    keys: 'Mod+e',
    screen: 'results',
    run: () => openOverlay({ kind: 'export' }),
  },
  {
    id: 'export-har',
    title: 'Export the run’s requests as HAR…',
    group: 'Run',
    screen: 'flow',
    unavailable: () => (hasSent(currentFlow()) ? undefined : 'No request was sent yet'),
    run: () => openOverlay({ kind: 'export-har' }),
  },
  {
    id: 'import',
    title: 'Import credentials…',
    group: 'Clients',
    keys: 'Mod+i',
    screen: 'clients',
    run: () => void importFromDialog(),
  },
  {
    id: 'import-clipboard',
    title: 'Import credentials from the clipboard',
    group: 'Clients',
    screen: 'clients',
    run: () => void importFromClipboard(),
  },
  {
    id: 'import-by-hand',
    title: 'Put a client together by hand',
    group: 'Clients',
    screen: 'clients',
    run: () => void importByHand(),
  },
  ...CLIENT_COMMANDS,
  ...goTo,
  {
    id: 'inspect-clipboard',
    title: 'Inspect the clipboard',
    group: 'View',
    screen: 'inspector',
    run: () => void inspectClipboard(),
  },
  {
    id: 'inspect-file',
    title: 'Inspect a file…',
    group: 'View',
    screen: 'inspector',
    run: () => void inspectFile(),
  },
  {
    id: 'sandbox-start',
    title: 'Start the sandbox',
    group: 'Sandbox',
    screen: 'sandbox',
    unavailable: () => (sandboxRuns() ? 'It is running' : undefined),
    run: () => void changeSandbox('sandbox.start', {}),
  },
  {
    id: 'sandbox-stop',
    title: 'Stop the sandbox',
    group: 'Sandbox',
    screen: 'sandbox',
    unavailable: () => (sandboxRuns() ? undefined : 'It is not running'),
    run: () => void changeSandbox('sandbox.stop', {}),
  },
  { id: 'find', title: 'Find on this screen', group: 'View', keys: 'Mod+f', run: focusFind },
  { id: 'open-settings', title: 'Open settings', group: 'View', keys: 'Mod+,', run: () => showScreen('settings') },
  { id: 'show-keys', title: 'Show the keys', group: 'View', keys: '?', run: () => openOverlay({ kind: 'keys' }) },
  {
    id: 'open-palette',
    title: 'Search or run a command',
    group: 'View',
    keys: 'Mod+k',
    run: () => openOverlay({ kind: 'palette' }),
  },
  ...themes,
];

/** Does a command, or goes to where it says why it cannot be done. */
export function runCommand(id: AppCommand | (string & {})): void {
  const command = COMMANDS.find((candidate) => candidate.id === id);
  if (command === undefined) return;
  if (command.screen !== undefined) showScreen(command.screen);
  if (command.unavailable?.() === undefined) command.run();
}

/** The step that is shown, if there is anything in it to change. */
function tamperable(): StepId | undefined {
  const flow = currentFlow();
  if (flow?.kept !== undefined) return undefined;
  const step = chosenStep() ?? followedStep(flow);
  return step !== undefined && targetsOf(step).length > 0 ? step : undefined;
}

function tamperWithShown(): void {
  const step = tamperable();
  if (step !== undefined) void openTamper(step);
}

function closeShownRun(): void {
  const flow = currentFlow();
  if (flow !== undefined) void closeRun(flow.runId);
}

/** Chooses how light and dark are chosen. */
export async function chooseTheme(theme: Theme): Promise<void> {
  const settings = await perform('settings', 'app.chooseTheme', { theme });
  if (settings !== undefined) put(settingsQuery.queryKey, settings);
}

function focusFind(): void {
  const field = document.querySelector<HTMLInputElement>('[data-find]');
  field?.focus();
  field?.select();
}
