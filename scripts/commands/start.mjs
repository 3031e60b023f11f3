import { resolve } from 'node:path';
import { ensureBuilt } from '../lib/build.mjs';
import { ensureDependencies } from '../lib/dependencies.mjs';
import { electronArguments } from '../lib/electron/arguments.mjs';
import { provideElectron } from '../lib/electron/provide.mjs';
import { Interrupted } from '../lib/failure.mjs';
import { inProject } from '../lib/folders.mjs';
import { readOptions } from '../lib/options.mjs';
import { run } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';
import { installFromDebian, mayInstall } from '../lib/system/debian.mjs';
import { findDisplay } from '../lib/system/display.mjs';
import { electronPackages, missingForElectron } from '../lib/system/libraries.mjs';
import { hasVirtualDisplay, startVirtualDisplay } from '../lib/system/virtual-display.mjs';
import { runInTerminal } from '../lib/terminal-run.mjs';

const description = {
  usage:
    'npm start -- [FLAGS] [FILE]\nSets up what is missing, builds what changed and opens sgID Console; FILE is opened in it.',
  flags: {
    terminal: { type: 'boolean', text: 'open no window: run the whole flow in the sandbox, here in the terminal' },
    'no-install': { type: 'boolean', text: 'never install system packages (also SGID_CONSOLE_NO_INSTALL=1)' },
  },
  rest: true,
};

/** `npm start`: from a fresh checkout to an open window. */
export async function main(args) {
  const given = readOptions(args, description);
  if (!given) return 0;
  // npm runs scripts in the project's folder; people name files from where they are.
  const from = process.env.INIT_CWD ?? process.cwd();
  const options = { ...given, rest: given.rest.map((file) => resolve(from, file)) };
  await ensureDependencies();
  await ensureBuilt();
  const display = await findDisplay();
  if (display && !options.flags.terminal) return openWindow(display, options);
  if (!display)
    say('There is no display here (neither DISPLAY nor WAYLAND_DISPLAY leads to one), so no window can be shown.');
  const code = await runInTerminal();
  if (options.flags.terminal) return code;
  if (!hasVirtualDisplay()) {
    say('To see the window, run npm start where there is a display.');
    return code;
  }
  return openUnseen(options);
}

async function openWindow(display, { flags, rest }, env = {}) {
  const runtime = await provideElectron();
  await installFromDebian(await missingForElectron(runtime.binary), electronPackages, {
    purpose: 'to open a window and to reach the keychain',
    mayInstall: mayInstall(flags),
  });
  const { ELECTRON_RUN_AS_NODE: _unset, ...inherited } = process.env;
  const electronArgs = await electronArguments(runtime, { display, rest });
  say(
    `Opening sgID Console on Electron ${runtime.version}${display === 'virtual' ? ', in a display that nobody sees' : ''}. Ctrl+C closes it.`,
  );
  try {
    const program = { live: true, cwd: inProject(), env: { ...inherited, ...env } };
    return (await run(runtime.binary, electronArgs, program)).code;
  } catch (error) {
    // Once the window is open, Ctrl+C is how one closes it, not something that went wrong.
    if (error instanceof Interrupted && error.signal === 'SIGINT') return 0;
    throw error;
  }
}

/** Shows that the window works here too: useful over a remote shell, where screenshots and tests drive it. */
async function openUnseen(options) {
  const screen = await startVirtualDisplay();
  try {
    return await openWindow('virtual', options, screen.env);
  } finally {
    await screen.stop();
  }
}
