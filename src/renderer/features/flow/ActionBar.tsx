import { Bug } from 'lucide-react';
import { STEP_TEXTS } from '../../../core/flow/step-texts.js';
import { targetsOf } from '../../../core/flow/tamper/targets.js';
import type { FlowView } from '../../../shared/views/flow.js';
import type { StepView } from '../../../shared/views/step.js';
import { usePending } from '../../bridge/actions.js';
import { useClients } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { showScreen } from '../../view/view.js';
import styles from './ActionBar.module.css';
import { cancelRun, runAgainFrom, runStep, runToEnd } from './flow-actions.js';
import { hasStarted } from './flow-options.js';
import { MoreActions } from './MoreActions.js';
import { type FlowFocus, isBusy, runFromWords } from './step-view.js';
import { openTamper } from './tamper/tamper-actions.js';
import { deafWords } from './waiting/waiting-words.js';

/** What can be done with the run and the step, primary first; what is done less often under a button of its own. */
export function ActionBar({ focus }: { readonly focus: FlowFocus }) {
  const { flow, step } = focus;
  const busy = isBusy(flow);
  // Where the primary button is long already, doing another step again stands in the menu.
  const failed = flow?.status === 'failed' || flow?.status === 'cancelled';
  const again = !busy && canRunAgain(focus) ? step : undefined;
  return (
    <footer className={styles.bar}>
      <RunActions focus={focus} />
      {again !== undefined && !failed && (
        <Button onClick={() => void runAgainFrom(again.id)}>{runFromWords(again)}</Button>
      )}
      <MoreActions focus={focus} again={failed ? again : undefined} busy={busy} />
      <span className={styles.end}>
        {flow?.kept === undefined && targetsOf(step.id).length > 0 && <TamperButton step={step} />}
      </span>
    </footer>
  );
}

function RunActions({ focus }: { readonly focus: FlowFocus }) {
  const { flow } = focus;
  const starting = usePending('flow.create', 'flow.reset');
  if (isBusy(flow)) return <BusyActions words={busyWords(flow)} />;
  if (flow?.kept !== undefined) return <KeptActions flow={flow} />;
  if (flow?.status === 'finished') {
    return (
      <>
        <Button variant="primary" onClick={() => showScreen('results')}>
          See the results
        </Button>
        <Button shortcut="Mod+Shift+Enter" disabled={starting} onClick={() => void runToEnd()}>
          Run again in a new tab
        </Button>
      </>
    );
  }
  return (
    <>
      <Button variant="primary" keys="Mod+Enter" disabled={starting} onClick={() => void runStep()}>
        {primaryWords(focus)}
      </Button>
      <Button shortcut="Mod+Shift+Enter" disabled={starting} onClick={() => void runToEnd()}>
        Run to the end
      </Button>
    </>
  );
}

/** A kept run is only looked at; what it was can be run once more, beside it. */
function KeptActions({ flow }: { readonly flow: FlowView }) {
  const starting = usePending('flow.create');
  const client = useClients()?.some(({ key }) => key === flow.clientKey) === true;
  return (
    <>
      {flow.result !== undefined && (
        <Button variant="primary" onClick={() => showScreen('results')}>
          See the results
        </Button>
      )}
      {client && (
        <Button shortcut="Mod+Shift+Enter" disabled={starting} onClick={() => void runToEnd()}>
          Run again in a new tab
        </Button>
      )}
      <p className={styles.busy}>Read-only: nothing is sent from a kept run.</p>
    </>
  );
}

function TamperButton({ step }: { readonly step: StepView }) {
  return (
    <Button variant="quiet" icon={Bug} onClick={() => void openTamper(step.id)}>
      Tamper…
    </Button>
  );
}

function BusyActions({ words }: { readonly words: string }) {
  return (
    <>
      <Button onClick={() => void cancelRun()}>Cancel</Button>
      <p className={styles.busy}>{words}</p>
    </>
  );
}

function busyWords(flow: FlowView | undefined): string {
  const steps = flow?.steps ?? [];
  if (flow?.waiting !== undefined && deafWords(flow.waiting) !== undefined) return 'Waiting; nothing is listened on.';
  if (steps.some((step) => step.status === 'waiting')) return 'Waiting for you to log in…';
  const running = steps.find((step) => step.status === 'running');
  return running === undefined ? 'Running…' : `Running ${STEP_TEXTS[running.id].title}…`;
}

function primaryWords({ flow, step }: FlowFocus): string {
  if (flow === undefined || !hasStarted(flow)) return 'Run the first step';
  if (flow.status === 'failed' || flow.status === 'cancelled') {
    const { nextStep } = flow;
    return nextStep === undefined || nextStep === step.id
      ? 'Run it again'
      : `Run again from ${STEP_TEXTS[nextStep].title}`;
  }
  return 'Next step';
}

/** What it and the later steps found is forgotten then. */
function canRunAgain({ flow, step }: FlowFocus): boolean {
  if (flow === undefined || flow.kept !== undefined || step.id === flow.nextStep) return false;
  return step.status === 'passed' || step.status === 'warned' || step.status === 'skipped';
}
