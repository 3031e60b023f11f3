import { inProject } from '../folders.mjs';
import { warn } from '../say.mjs';
import { canSandbox } from '../system/sandbox.mjs';

/**
 * The arguments with which Electron opens this project on this machine.
 * @param {import('./provide.mjs').Runtime} runtime
 * @param {{ display: 'native' | 'x11' | 'wayland' | 'virtual', rest: readonly string[] }} options
 */
export async function electronArguments(runtime, { display, rest }) {
  const switches = [];
  if (!(await canSandbox(runtime.folder))) {
    switches.push('--no-sandbox');
    warn(
      process.getuid?.() === 0
        ? "You are root, for whom Chromium's sandbox does not work: the app runs without it. Start it as an ordinary user for real work."
        : "This machine lets you have no user namespaces: the app runs without Chromium's sandbox, which is fine for a look and not for real work.",
    );
  }
  // There is no graphics card behind it, and no desktop whose services Chromium would find.
  if (display === 'virtual') switches.push('--disable-gpu', '--log-level=3');
  if (display === 'wayland') switches.push('--ozone-platform=wayland');
  return [...switches, inProject(), ...rest];
}
