import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { ensureBuilt } from '../lib/build.mjs';
import { ensureDependencies } from '../lib/dependencies.mjs';
import { electronArguments } from '../lib/electron/arguments.mjs';
import { provideElectron } from '../lib/electron/provide.mjs';
import { Failure } from '../lib/failure.mjs';
import { inProject } from '../lib/folders.mjs';
import { complain, say } from '../lib/say.mjs';
import { stopIfInterrupted, trackChild } from '../lib/signals.mjs';
import { findDisplay } from '../lib/system/display.mjs';

const SETTLE_MS = 200;

/**
 * `npm run dev`: builds and restarts the app whenever a source changes. No dev server: what it injects into pages breaks the
 * app's strict content security policy, and a policy that only holds in production is one nobody has tried.
 */
export async function main() {
  await ensureDependencies();
  await ensureBuilt();
  const display = await findDisplay();
  if (!display)
    throw new Failure('There is no display here to open a window on.', 'Set DISPLAY, or run: npm start -- --terminal');
  const runtime = await provideElectron();
  const args = await electronArguments(runtime, { display, rest: [] });
  const { ELECTRON_RUN_AS_NODE: _unset, ...env } = process.env;
  const open = () => {
    const app = spawn(runtime.binary, args, { stdio: 'inherit', cwd: inProject(), env });
    trackChild(app);
    return app;
  };

  let app = open();
  say('Watching src/. Ctrl+C ends this and the app.');
  for await (const _change of sourceChanges()) {
    stopIfInterrupted();
    try {
      if (!(await ensureBuilt())) continue;
    } catch (error) {
      complain(error.message);
      continue;
    }
    await end(app);
    app = open();
  }
}

/** One tick for each burst of changes: editors write a file several times over. A signal is a tick as well. */
async function* sourceChanges() {
  let wake = () => {};
  let timer;
  const watcher = watch(inProject('src'), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => wake(), SETTLE_MS);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => wake());
  try {
    for (;;) {
      await new Promise((resolve) => {
        wake = resolve;
      });
      yield;
    }
  } finally {
    watcher.close();
  }
}

function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return undefined;
  return new Promise((resolve) => {
    child.once('close', resolve);
    child.kill();
  });
}
