import { Worker } from 'node:worker_threads';
import { ConsoleError, type ErrorView } from '../../core/errors.js';
import { doRunJob, type RunJobName, type RunJobs } from './run-jobs.js';
import type { RunWorkerAnswer, RunWorkerData } from './run-worker.js';

/**
 * Does jobs on whole runs. Besides what the job throws: `run-work-stopped`, `run-work-too-long`, `run-work-too-large`.
 */
export interface RunWork {
  readonly do: <Name extends RunJobName>(
    name: Name,
    input: RunJobs[Name]['input'],
    signal?: AbortSignal,
  ) => Promise<RunJobs[Name]['output']>;
}

/** What a job may take. */
export interface RunWorkLimits {
  readonly milliseconds: number;
  /** Of JavaScript values; bytes and what the engine needs for itself come on top. */
  readonly megabytes: number;
  /** Jobs at once; others wait for their turn. */
  readonly workers: number;
}

/** Many times what the largest run takes that the console makes. */
const LIMITS: RunWorkLimits = { milliseconds: 120_000, megabytes: 1_536, workers: 2 };

/** Does each job where it is asked for: for runs that are known to be small. */
export const runWorkHere: RunWork = { do: async (name, input) => doRunJob(name, input) };

/**
 * Does each job in a thread of its own, which ends with it: whatever a file was made to cost, the caller's thread goes on.
 *
 * @param file the built worker, which calls `serveRunJob`
 */
export function createRunWork(file: string, limits: RunWorkLimits = LIMITS): RunWork {
  let running = 0;
  const waiting = new Set<() => void>();
  /** A place among those that run; whoever gets one hands it on. */
  const place = (signal: AbortSignal | undefined): Promise<void> | void => {
    if (running < limits.workers) {
      running += 1;
      return;
    }
    return new Promise((resolve, reject) => {
      const onStop = (): void => {
        waiting.delete(onTurn);
        reject(stopped());
      };
      const onTurn = (): void => {
        signal?.removeEventListener('abort', onStop);
        resolve();
      };
      waiting.add(onTurn);
      signal?.addEventListener('abort', onStop, { once: true });
    });
  };
  const handOn = (): void => {
    const [next] = waiting;
    if (next === undefined) running -= 1;
    else {
      waiting.delete(next);
      next();
    }
  };
  return {
    do: async (name, input, signal) => {
      refuseStopped(signal);
      await place(signal);
      try {
        refuseStopped(signal);
        return await inWorker(file, { name, input }, limits, signal);
      } finally {
        handOn();
      }
    },
  };
}

async function inWorker<Name extends RunJobName>(
  file: string,
  workerData: RunWorkerData<Name>,
  { milliseconds, megabytes }: RunWorkLimits,
  signal: AbortSignal | undefined,
): Promise<RunJobs[Name]['output']> {
  const worker = new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb: megabytes } });
  let giveUp: (error: ConsoleError) => void = () => undefined;
  const onStop = () => giveUp(stopped());
  const timer = setTimeout(() => giveUp(tooLong()), milliseconds);
  signal?.addEventListener('abort', onStop);
  try {
    return await new Promise((resolve, reject) => {
      giveUp = reject;
      worker.once('message', (answer: RunWorkerAnswer<Name>) => {
        if (answer.ok) resolve(answer.output);
        else
          reject(new ConsoleError(answer.error.kind, answer.error.code, answer.error.message, optionsOf(answer.error)));
      });
      worker.once('error', (error) => reject(isOutOfMemory(error) ? tooLarge(error) : error));
      worker.once('exit', () => reject(new Error('The worker ended without an answer.')));
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onStop);
    await worker.terminate();
  }
}

function optionsOf({ hint, spec, causes }: ErrorView) {
  return {
    ...(hint === undefined ? {} : { hint }),
    ...(spec === undefined ? {} : { spec }),
    ...(causes === undefined ? {} : { causes }),
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function refuseStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw stopped();
}

function stopped(): ConsoleError {
  return new ConsoleError('config', 'run-work-stopped', 'Stopped, as you asked. Nothing was kept or written.');
}

function tooLong(): ConsoleError {
  return new ConsoleError(
    'config',
    'run-work-too-long',
    'The run takes longer to read than any run of the console does.',
    {
      hint: 'A file that was not made by the console can be like that. Choose another.',
    },
  );
}

function tooLarge(cause: unknown): ConsoleError {
  return new ConsoleError(
    'config',
    'run-work-too-large',
    'The run takes more memory than any run of the console does.',
    {
      hint: 'A file that was not made by the console can be like that. Choose another.',
      cause,
    },
  );
}
