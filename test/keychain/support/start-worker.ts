import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** What a worker says, a line each. */
export type Told = Readonly<Record<string, unknown>>;

export interface RunningWorker {
  readonly process: ChildProcess;
  /** What it has said so far. */
  readonly told: readonly Told[];
  /** Resolves once it is ready to work, or has ended. */
  readonly ready: Promise<void>;
  readonly ended: Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

export function startWorker(path: string, args: readonly string[], env: Environment = {}): RunningWorker {
  return follow(
    spawn(process.execPath, [path, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
}

/** Runs a worker to its end, and gives back all that it said as one object. */
export async function runWorker(path: string, args: readonly string[], env: Environment = {}): Promise<Told> {
  const worker = startWorker(path, args, env);
  await worker.ended;
  return Object.assign({}, ...worker.told);
}

/** The same where no file may grow beyond so many KiB: as a disk that is full takes the beginning of a text. */
export async function runWithFileLimit(kibibytes: number, path: string, args: readonly string[]): Promise<Told> {
  const limited = ['-c', `ulimit -f ${kibibytes}; exec "$@"`, 'bash', process.execPath, path, ...args];
  const worker = follow(spawn('bash', limited, { stdio: ['ignore', 'pipe', 'inherit'] }));
  await worker.ended;
  return Object.assign({}, ...worker.told);
}

function follow(child: ChildProcess): RunningWorker {
  const told: Told[] = [];
  let isReady = () => {};
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      told.push(JSON.parse(line));
      isReady();
    });
  }
  // After `close`, all that it said has been read.
  const ended = once(child, 'close').then(() => isReady());
  return { process: child, told, ready, ended };
}
