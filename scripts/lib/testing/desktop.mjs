import { Interrupted } from '../failure.mjs';
import { run } from '../run.mjs';
import { warn } from '../say.mjs';
import { installFromDebian } from '../system/debian.mjs';
import { findTool } from '../system/tools.mjs';
import { startVirtualDisplay } from '../system/virtual-display.mjs';
import { startSecretService } from './secret-service.mjs';

// What is looked for, and the Debian packages that have it.
const TOOLS = [
  { names: ['Xvfb'], packages: ['xvfb'] },
  { names: ['dbus-daemon'], packages: ['dbus'] },
  { names: ['gnome-keyring-daemon'], packages: ['gnome-keyring'] },
  { names: ['chromium', 'chromium-browser', 'google-chrome'], packages: ['chromium', 'chromium-sandbox'] },
  // Without it the tests that hold our files against it are skipped, and say so.
  { names: ['age'], packages: ['age'], optional: true },
  // What generated projects in Go are built with; what needs it is skipped likewise.
  { names: ['go'], packages: ['golang-go', 'golang-gopkg-square-go-jose.v2-dev'], optional: true },
  // What Electron moves files to the trash with.
  { names: ['gio'], packages: ['libglib2.0-bin'] },
];

// What the steps of the official Python SDK are made of, what reads .env files there, and what generated projects run on.
const PYTHON = {
  modules: ['jwcrypto', 'Cryptodome', 'dotenv', 'requests', 'flask', 'fastapi', 'uvicorn'],
  packages: [
    'python3',
    'python3-jwcrypto',
    'python3-pycryptodome',
    'python3-dotenv',
    'python3-requests',
    'python3-flask',
    'python3-fastapi',
    'python3-uvicorn',
  ],
};

/** The Chromium in which tests open what the user's browser would. */
export const findChromium = () => findTool(...TOOLS[3].names);

/** Installs what a desktop for tests is made of. */
export async function ensureDesktopTools(mayInstall) {
  if (process.platform !== 'linux') return;
  const missing = TOOLS.filter(({ names }) => !findTool(...names));
  if (!(await hasPython())) missing.push({ names: ["Python's modules"], packages: PYTHON.packages, optional: true });
  const packages = missing.flatMap(({ packages }) => packages);
  const names = missing.map(({ names }) => names[0]);
  try {
    await installFromDebian(names, packages, {
      purpose: 'for the tests (a display, a keychain, a browser, a trash, age, Python)',
      mayInstall,
    });
  } catch (error) {
    if (error instanceof Interrupted || missing.some(({ optional }) => !optional)) throw error;
    warn(`The tests go on without ${names.join(', ')}: what needs it is skipped.`);
  }
}

/** Asks Debian's own Python, whichever comes first in the PATH: its packages are for no other. */
async function hasPython() {
  const { code } = await run('/usr/bin/python3', ['-c', `import ${PYTHON.modules.join()}`]);
  return code === 0;
}

/**
 * Gives `work` a display and a keychain of its own, and takes them away again however it ends.
 * @template T
 * @param {{ env: Record<string, string>, user?: { uid: number, gid: number }, projectFolder: string }} where
 * @param {(env: Record<string, string>) => Promise<T>} work gets the environment to run programs in
 * @returns {Promise<T>}
 */
export async function withDesktop({ env, user, projectFolder }, work) {
  if (process.platform !== 'linux') {
    warn('The tests use the display and the keychain of this machine.');
    return work(env);
  }
  const display = await startVirtualDisplay(user);
  try {
    const keychain = await startSecretService({ ...env, ...display.env }, user, projectFolder);
    try {
      return await work({ ...env, ...display.env, ...keychain.env });
    } finally {
      await keychain.stop();
    }
  } finally {
    await display.stop();
  }
}
