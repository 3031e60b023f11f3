import type { StepId } from '../../../core/flow/step-ids.js';
import { targetsOf } from '../../../core/flow/tamper/targets.js';
import { currentClient, currentFlow, currentRuns } from '../../bridge/queries.js';
import { chosenStep, openOverlay } from '../../view/view.js';
import { cancelRun, resetRun, runDemo, runStep, runToEnd } from '../flow/flow-actions.js';
import { hasSent } from '../flow/flow-options.js';
import { chooseNewRun, closeRun, showRunBeside } from '../flow/run-tabs.js';
import { followedStep, isBusy } from '../flow/step-view.js';
import { openTamper } from '../flow/tamper/tamper-actions.js';
import type { Command } from './command.js';

const noClient = () =>
  currentClient() === undefined && currentFlow() === undefined ? 'Import a client first' : undefined;
const busy = () => (isBusy(currentFlow()) ? 'A step is running' : undefined);
const noRun = () => (currentRuns().tabs.length === 0 ? 'There is no run' : undefined);

/** What can be done with runs. */
export const RUN_COMMANDS: readonly Command[] = [
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
];

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
