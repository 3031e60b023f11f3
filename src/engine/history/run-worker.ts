import { parentPort, workerData } from 'node:worker_threads';
import { ConsoleError, type ErrorView } from '../../core/errors.js';
import { doRunJob, type RunJobName, type RunJobs } from './run-jobs.js';

/** What a worker is started with. */
export interface RunWorkerData<Name extends RunJobName = RunJobName> {
  readonly name: Name;
  readonly input: RunJobs[Name]['input'];
}

/** What a worker answers with, before it ends. What it throws otherwise is a fault of the console's. */
export type RunWorkerAnswer<Name extends RunJobName = RunJobName> =
  | { readonly ok: true; readonly output: RunJobs[Name]['output'] }
  | { readonly ok: false; readonly error: ErrorView };

/** Does the one job that this worker thread was started for. */
export function serveRunJob(): void {
  const { name, input } = workerData as RunWorkerData;
  parentPort?.postMessage(answerOf(name, input));
}

function answerOf(name: RunJobName, input: RunJobs[RunJobName]['input']): RunWorkerAnswer {
  try {
    return { ok: true, output: doRunJob(name, input as never) };
  } catch (error) {
    if (error instanceof ConsoleError) return { ok: false, error: error.toView() };
    throw error;
  }
}
