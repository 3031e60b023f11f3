import { randomUUID } from 'node:crypto';
import type { FlowState } from '../../core/flow/state.js';
import type { FlowRun } from '../flow/flow-run.js';
import type { FlowViewContext } from '../flow/flow-view.js';
import type { History, RunToKeep } from './history.js';

/** Keeps each run whenever it comes to rest. */
export interface RunRecorder {
  /** Follows a run from now on. */
  readonly follow: (run: FlowRun, context: FlowViewContext) => void;
  /** Whether a run is at rest that is not kept yet, or is being kept. */
  readonly isBusy: () => boolean;
  /** Keeps what has not been kept yet, for instance before the console is closed. */
  readonly flush: () => Promise<void>;
}

/** Steps of a run to the end follow each other at once; only where none does is the run at rest. In milliseconds. */
const REST_MS = 400;

/**
 * Makes a recorder. A run that goes on is kept in its place; one that starts over, because it was reset or had finished,
 * is kept beside what it was.
 *
 * @param onKept told after a run was kept, or could not be
 */
export function createRunRecorder(history: History, onKept: () => void, restMs = REST_MS): RunRecorder {
  const pending = new Map<string, { readonly run: RunToKeep; readonly timer: NodeJS.Timeout }>();
  /** One after the other: a later state of a run must not be overtaken by an earlier one. */
  let queue: Promise<void> = Promise.resolve();
  let queued = 0;

  const keepNow = (id: string): void => {
    const waiting = pending.get(id);
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    pending.delete(id);
    queued += 1;
    queue = queue
      .then(() => history.keep(waiting.run))
      .then(() => {
        queued -= 1;
        onKept();
      });
  };
  const keepSoon = (run: RunToKeep): void => {
    clearTimeout(pending.get(run.id)?.timer);
    pending.set(run.id, { run, timer: setTimeout(() => keepNow(run.id), restMs) });
  };

  return {
    follow: (run, context) => {
      let id = randomUUID();
      let last: FlowState['status'] = run.state.status;
      run.subscribe((state) => {
        const startsOver = last === 'finished' && state.status !== 'finished';
        const isUntouched = state.steps.every((step) => step.status === 'pending');
        last = state.status;
        if (!history.enabled()) return;
        if (startsOver || isUntouched) {
          keepNow(id);
          id = randomUUID();
        }
        if (isUntouched || state.status === 'running' || state.status === 'waiting') return;
        const { request, artifacts } = run;
        keepSoon({ id, run: { state, request, artifacts }, context });
      });
    },
    isBusy: () => pending.size + queued > 0,
    flush: () => {
      for (const id of [...pending.keys()]) keepNow(id);
      return queue;
    },
  };
}
