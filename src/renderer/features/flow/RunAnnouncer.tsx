import { STEP_TEXTS } from '../../../core/flow/step-texts.js';
import type { FlowView } from '../../../shared/views/flow.js';
import { useFlow } from '../../bridge/queries.js';
import { stepBadge } from './step-view.js';

/** Tells screen readers how the run goes, on whatever screen they are. */
export function RunAnnouncer() {
  const flow = useFlow();
  return (
    <div className="sr-only" role="status" aria-label="Run">
      {flow === null || flow === undefined ? '' : wordsOf(flow)}
    </div>
  );
}

function wordsOf(flow: FlowView): string {
  if (flow.status === 'finished') return 'The run is finished. The results are ready.';
  const step = flow.steps.findLast((candidate) => candidate.status !== 'pending');
  return step === undefined ? '' : `${STEP_TEXTS[step.id].title}: ${stepBadge(step, flow.waiting).words}`;
}
