import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What test code finds in its environment:
 *
 * - SGID_CONSOLE_ELECTRON          the Electron program; with ELECTRON_RUN_AS_NODE=1 it is a Node
 * - SGID_CONSOLE_PACKAGED          the program of the packaged test variant, which Playwright can drive
 * - SGID_CONSOLE_RELEASED          the program of the package that people get, which it cannot
 * - SGID_CONSOLE_CHROMIUM          a Chromium to open the provider's pages with (absent where none is installed)
 * - SGID_CONSOLE_CHROMIUM_SANDBOX  1 where Chromium's sandbox works for the user who runs the tests, else 0
 * - SGID_CONSOLE_PROJECT_PACKAGES  the node_modules folder with what generated projects are made with (absent where it cannot be had)
 * - SGID_CONSOLE_CLI               the command line, a program for Node
 * - SGID_CONSOLE_ARTIFACTS         a folder for screenshots and the like; kept as dist/test-artifacts after the run
 *
 * DISPLAY and the session bus are the run's own, with a real and unlocked Secret Service behind them; HOME, TMPDIR and the
 * XDG folders are empty and go away with the run. Set DBUS_SESSION_BUS_ADDRESS=disabled: for a process without keychain.
 *
 * @param {{ electron: string, packaged?: string, released?: string, projectPackages?: string, chromium?: string, sandbox: boolean, cli: string, artifacts: string }} facts
 */
export function describeToTests({ electron, packaged, released, projectPackages, chromium, sandbox, cli, artifacts }) {
  return {
    SGID_CONSOLE_ELECTRON: electron,
    ...(packaged && { SGID_CONSOLE_PACKAGED: packaged }),
    ...(released && { SGID_CONSOLE_RELEASED: released }),
    ...(projectPackages && { SGID_CONSOLE_PROJECT_PACKAGES: projectPackages }),
    ...(chromium && { SGID_CONSOLE_CHROMIUM: chromium }),
    SGID_CONSOLE_CHROMIUM_SANDBOX: sandbox ? '1' : '0',
    SGID_CONSOLE_CLI: cli,
    SGID_CONSOLE_ARTIFACTS: artifacts,
  };
}

// The user's own desktop, keychain and npm settings, and switches that would change what is tested.
const LEFT_OUT =
  /^(npm_|XDG_|DBUS_|GNOME_|WAYLAND_|SGID_CONSOLE_|SSH_|NODE_OPTIONS$|ELECTRON_|DISPLAY$|XAUTHORITY$|INIT_CWD$|USER$|LOGNAME$|MAIL$)/;

/** The caller's environment without what belongs to the caller alone. */
export function neutralEnvironment(env = process.env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !LEFT_OUT.test(name)));
}

/** Empty folders for everything a program would keep about its user. Windows and macOS keep their own: their keychain is there. */
export async function makeHome(base) {
  if (process.platform !== 'linux') return {};
  const home = join(base, 'home');
  const folders = {
    HOME: home,
    TMPDIR: join(base, 'tmp'),
    XDG_RUNTIME_DIR: join(base, 'run'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
  };
  // Programs refuse a runtime folder that others could look into.
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true, mode: 0o700 });
  return folders;
}
