import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** The small app of `test/fixtures`, as a user runs their own. */
export interface ExpressApp {
  /** Starts it, or starts it afresh; ends when it listens. */
  readonly start: (habit: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** @param env its variables, as the console gives them */
export function expressApp(env: Readonly<Record<string, string | undefined>>): ExpressApp {
  let child: ChildProcess | undefined;
  const stop = async () => {
    if (child === undefined) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    child = undefined;
  };
  return {
    stop,
    start: async (habit) => {
      await stop();
      child = spawn(process.execPath, [resolve('test/fixtures/apps/express/app.mjs')], {
        env: { ...process.env, ...env, APP_HABIT: habit, ELECTRON_RUN_AS_NODE: '1' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      if (child.stdout === null) throw new Error('The app has no output to wait for.');
      await once(child.stdout, 'data');
    },
  };
}
