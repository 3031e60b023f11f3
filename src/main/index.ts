import { join } from 'node:path';
import { app } from 'electron';
import { dataFolder } from '../engine/storage/paths.js';
import { logUnexpected, openLog } from './log.js';
import { startConsole } from './start-console.js';
import { createOpenedFiles } from './startup/opened-files.js';
import { removeDebuggingSwitches } from './startup/release-switches.js';
import { registerAppScheme } from './window/app-protocol.js';
import { lockDownContents } from './window/session-policy.js';

app.setName('sgID Console');
app.setPath('userData', dataFolder());
removeDebuggingSwitches();
openLog(dataFolder());
registerAppScheme();
lockDownContents();

const openedFiles = createOpenedFiles();
// macOS hands over what its file manager opens before the app is ready.
app.on('open-file', (event, path) => {
  event.preventDefault();
  openedFiles.add([path]);
});

if (app.requestSingleInstanceLock()) {
  // A top-level await here would hang for ever: the app becomes ready only after this module has run.
  app
    .whenReady()
    .then(() => startConsole(join(import.meta.dirname), openedFiles))
    .catch((error: unknown) => {
      logUnexpected('start', error);
      app.exit(1);
    });
} else {
  app.quit();
}
