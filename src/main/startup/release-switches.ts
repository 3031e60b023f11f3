import { app } from 'electron';

/** No fuse covers remote debugging: a release build removes its switches before Electron reads them. */
export function removeDebuggingSwitches(): void {
  if (__TEST_VARIANT__ || !app.isPackaged) return;
  for (const name of ['remote-debugging-port', 'remote-debugging-pipe', 'remote-allow-origins']) {
    app.commandLine.removeSwitch(name);
  }
}
