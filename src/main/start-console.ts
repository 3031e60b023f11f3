import { join } from 'node:path';
import { app, type BrowserWindow, nativeTheme, session } from 'electron';
import { clientViews } from '../engine/clients/client-views.js';
import { createImportPreviews } from '../engine/clients/import-previews.js';
import { createHttpTransport } from '../engine/http/http-transport.js';
import { LoopbackListeners } from '../engine/loopback/loopback-listeners.js';
import { createClientRepository } from '../engine/storage/client-repository.js';
import { openSecretStore } from '../engine/storage/open-secret-store.js';
import { dataFolder } from '../engine/storage/paths.js';
import { openSettings } from '../engine/storage/settings-store.js';
import type { AppCommand } from '../shared/ipc/contract.js';
import { serveApp } from './app-protocol.js';
import { setApplicationMenu } from './application-menu.js';
import { credentialsFileIn } from './command-line.js';
import { createEventSender, serveIpc } from './ipc/electron-transport.js';
import { appHandlers } from './ipc/handlers/app.js';
import { clientHandlers, previewFile } from './ipc/handlers/client.js';
import { clipboardHandlers } from './ipc/handlers/clipboard.js';
import { exportHandlers } from './ipc/handlers/export.js';
import { flowHandlers } from './ipc/handlers/flow.js';
import { sandboxHandlers } from './ipc/handlers/sandbox.js';
import { createRouter } from './ipc/router.js';
import { logInfo, logUnexpected } from './log.js';
import { openElectronStore } from './open-electron-store.js';
import { openAuthorizationUrl } from './open-external.js';
import { createRunBook } from './run-book.js';
import { runtimeNote } from './runtime-note.js';
import { createSandboxHost } from './sandbox-host.js';
import { lockDownSession } from './session-policy.js';
import { openWindow, preloadPath } from './window.js';

/** Puts the console together and opens its window. `mainFolder` is where the built main lies. */
export async function startConsole(mainFolder: string): Promise<void> {
  let window: BrowserWindow | undefined;
  const currentWindow = () => window;
  const send = createEventSender(currentWindow);

  const settings = openSettings(dataFolder(), openElectronStore);
  const secrets = await openSecretStore();
  const clients = createClientRepository(settings, secrets);
  const previews = createImportPreviews(clients);
  // What a crash left in the keychain can wait: a locked keychain must not keep the window from opening.
  clients.clearLeftovers().catch((error: unknown) => logUnexpected('leftovers', error));

  const sandbox = createSandboxHost(clients, settings, (view) => send('sandbox.changed', view));
  const runs = createRunBook({
    clients,
    sandbox,
    http: createHttpTransport({ version: app.getVersion() }),
    listeners: new LoopbackListeners(),
    openBrowser: openAuthorizationUrl,
    consoleVersion: app.getVersion(),
    onChange: (view) => send('flow.changed', view),
    onUnexpected: logUnexpected,
  });

  serveIpc(
    createRouter(
      {
        ...appHandlers({ settings, secrets, dataFolder: dataFolder(), send }),
        ...clientHandlers({
          clients,
          previews,
          settings,
          send,
          window: currentWindow,
          onClientsChanged: sandbox.syncClients,
        }),
        ...clipboardHandlers(runs),
        ...exportHandlers(runs, currentWindow),
        ...flowHandlers(runs),
        ...sandboxHandlers(sandbox, runs, async () => send('client.changed', await clientViews(clients))),
      },
      logUnexpected,
    ),
  );

  lockDownSession(session.defaultSession);
  serveApp(session.defaultSession, join(mainFolder, '..', 'renderer'));
  nativeTheme.themeSource = settings.read().theme;
  setApplicationMenu((command: AppCommand) => send('app.command', command));

  const show = (): BrowserWindow => {
    window ??= openWindow(settings, preloadPath(mainFolder), join(app.getAppPath(), 'resources', 'icon.png'));
    window.once('closed', () => {
      window = undefined;
    });
    return window;
  };
  const openFile = async (path: string): Promise<void> => {
    const target = show();
    if (target.isMinimized()) target.restore();
    target.focus();
    await previewFile(previews, path)
      .then((preview) => send('client.previewReady', preview))
      .catch((error: unknown) => logUnexpected('open file', error));
  };

  app.on('second-instance', (_event, argv, workingDirectory) => {
    const file = credentialsFileIn(argv, workingDirectory);
    if (file === undefined) show().focus();
    else void openFile(file);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void openFile(path);
  });
  app.on('activate', show);
  app.on('window-all-closed', () => app.quit());

  logInfo(`sgID Console ${app.getVersion()}, Electron ${process.versions.electron}. ${runtimeNote() ?? ''}`.trim());
  const file = credentialsFileIn(process.argv, process.cwd());
  if (file !== undefined) show().webContents.once('did-finish-load', () => void openFile(file));
  else show();
}
