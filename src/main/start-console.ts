import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, nativeTheme, powerMonitor, session, shell } from 'electron';
import { ConsoleError, toErrorView } from '../core/errors.js';
import { clientViews } from '../engine/clients/client-views.js';
import { createClientImports } from '../engine/clients/import/client-imports.js';
import { createHistory } from '../engine/history/history.js';
import { createRunRecorder } from '../engine/history/run-recorder.js';
import { createRunWork } from '../engine/history/run-work.js';
import { createHttpTransport } from '../engine/http/http-transport.js';
import { createNetworkSettings } from '../engine/http/network/network-settings.js';
import { systemRoutes } from '../engine/http/network/system-proxy.js';
import { createInspections } from '../engine/inspect/inspections.js';
import { LoopbackListeners } from '../engine/loopback/loopback-listeners.js';
import { createClientRepository } from '../engine/storage/client-repository.js';
import { openSecretStore } from '../engine/storage/open-secret-store.js';
import { dataFolder } from '../engine/storage/paths.js';
import { openSettings } from '../engine/storage/settings-store.js';
import { watchClients } from '../engine/storage/watch-settings.js';
import { chosenClientOf } from '../shared/chosen-client.js';
import type { AppCommand } from '../shared/ipc/contract/events.js';
import { createAppTest } from './app-test/app-test.js';
import { createEventSender, serveIpc } from './ipc/electron-transport.js';
import { appHandlers } from './ipc/handlers/app.js';
import { appTestHandlers } from './ipc/handlers/app-test.js';
import { clientHandlers } from './ipc/handlers/client.js';
import { clientExportHandlers } from './ipc/handlers/client-export.js';
import { clientImportHandlers } from './ipc/handlers/client-import.js';
import { clipboardHandlers } from './ipc/handlers/clipboard.js';
import { exportHandlers } from './ipc/handlers/export.js';
import { flowHandlers } from './ipc/handlers/flow.js';
import { historyHandlers } from './ipc/handlers/history.js';
import { inspectorHandlers } from './ipc/handlers/inspector.js';
import { networkHandlers } from './ipc/handlers/network.js';
import { profileHandlers } from './ipc/handlers/profile.js';
import { sandboxHandlers } from './ipc/handlers/sandbox.js';
import { createRouter } from './ipc/router.js';
import { changesSettingsAtOnce } from './ipc/settings-changes.js';
import { logInfo, logUnexpected } from './log.js';
import { keepBeforeQuitting } from './runs/keep-before-quitting.js';
import { createRunBook } from './runs/run-book.js';
import { runEnvironment } from './runs/run-request.js';
import { createSandboxHost } from './sandbox/sandbox-host.js';
import { createRevealGuard } from './secrets/reveal-guard.js';
import { alsoRevealing } from './secrets/reveal-secret.js';
import { createSecretClipboard } from './secrets/secret-clipboard.js';
import { openElectronStore } from './settings/open-electron-store.js';
import { settingsViewOf } from './settings/settings-view.js';
import { credentialsFilesIn } from './startup/command-line.js';
import type { OpenedFiles } from './startup/opened-files.js';
import { runtimeNote } from './startup/runtime-note.js';
import { serveApp } from './window/app-protocol.js';
import { setApplicationMenu } from './window/application-menu.js';
import { openAuthorizationUrl } from './window/open-external.js';
import { lockDownSession } from './window/session-policy.js';
import { openWindow, preloadPath } from './window/window.js';

/** How long the thread, and the window with it, may wait for another process that is at the settings: most take 5 ms. */
const SETTINGS_PATIENCE_MS = 200;

/**
 * Puts the console together and opens its window.
 *
 * @param mainFolder where the built main lies
 * @param openedFiles what the system hands over to be read
 */
export async function startConsole(mainFolder: string, openedFiles: OpenedFiles): Promise<void> {
  let window: BrowserWindow | undefined;
  const currentWindow = () => window;
  const send = createEventSender(currentWindow);

  let announceOthersChange = (): void => {};
  const settings = watchClients(
    openSettings(dataFolder(), openElectronStore, SETTINGS_PATIENCE_MS),
    dataFolder(),
    () => announceOthersChange(),
    (error) => logUnexpected('watching the settings', error),
  );
  const secrets = await openSecretStore();
  const clients = createClientRepository(settings, secrets);
  const imports = createClientImports(clients, (path) => shell.trashItem(path));
  // What a crash left in the keychain can wait: a locked keychain must not keep the window from opening.
  clients.clearLeftovers().catch((error: unknown) => logUnexpected('leftovers', error));

  const sandbox = createSandboxHost(
    clients,
    settings,
    (view) => {
      send('sandbox.changed', view);
      appTest.sandboxChanged(view.running);
    },
    (exchange) => runs.refusedOnPage(exchange),
  );
  const appTest = createAppTest({
    sandbox,
    clients,
    onChange: (view) => send('appTest.changed', view),
    onUnexpected: logUnexpected,
  });
  const listeners = new LoopbackListeners();
  const network = createNetworkSettings({
    settings,
    secrets,
    systemRoutesTo: async (url) => systemRoutes(await session.defaultSession.resolveProxy(url)),
  });
  const http = createHttpTransport({ version: app.getVersion(), network: () => network.network() });
  const work = createRunWork(join(mainFolder, 'run-worker.js'));
  const history = createHistory({ folder: dataFolder(), settings, secrets, work, onUnexpected: logUnexpected });
  const recorder = createRunRecorder(history, () => {
    history.describe().then(
      (view) => send('history.changed', view),
      (error) => logUnexpected('history', error),
    );
  });
  const runs = createRunBook({
    onCreated: recorder.follow,
    clients,
    sandbox,
    http,
    listeners,
    openBrowser: openAuthorizationUrl,
    onChange: (view) => send('flow.changed', view),
    onListed: (open) => send('flow.listed', open),
    onUnexpected: logUnexpected,
  });

  const inspections = createInspections({
    clients,
    http,
    environmentOf: (environment) => runEnvironment(sandbox, environment),
  });

  const revealing = alsoRevealing(runs, sandbox, inspections);

  const announceClients = async () => {
    await sandbox.syncClients();
    send('client.changed', clientViews(clients));
    send('settings.changed', settingsViewOf(settings.read()));
  };
  announceOthersChange = () => {
    announceClients().catch((error: unknown) => logUnexpected('clients changed', error));
  };
  const chosenClient = () => chosenClientOf(clients.list(), settings.read().selectedClient);
  const guard = createRevealGuard({
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    onLocked: (listener) => {
      for (const event of ['lock-screen', 'suspend', 'user-did-resign-active'] as const) {
        // The three have one signature each in Electron's types.
        powerMonitor.on(event as 'lock-screen', listener);
      }
    },
    protect: (on) => window?.setContentProtection(on),
    mask: (reason) => send('app.mask', reason),
    every: (milliseconds, run) => {
      const timer = setInterval(run, milliseconds);
      return () => clearInterval(timer);
    },
  });
  const secretClipboard = createSecretClipboard(clipboard, (error) => logUnexpected('clipboard', error));
  keepBeforeQuitting(app, { recorder, settings, secretClipboard });

  serveIpc(
    createRouter(
      {
        ...appHandlers({ settings, secrets, clients, dataFolder: dataFolder(), send, guard }),
        ...appTestHandlers(appTest, currentWindow),
        ...clientHandlers({ clients, settings, listeners, send, announceClients }),
        ...clientImportHandlers({ imports, windowOf: currentWindow, announceClients }),
        ...clientExportHandlers(clients, currentWindow),
        ...clipboardHandlers({ runs: revealing, clients, imports, sandbox, secretClipboard }),
        ...exportHandlers(
          { runs, history, work, sandbox, clients: clients.list, chosenClient, now: Date.now },
          currentWindow,
        ),
        ...flowHandlers(revealing, clients, guard),
        ...inspectorHandlers(inspections, currentWindow),
        ...networkHandlers({ network, http, sandbox, windowOf: currentWindow }),
        ...sandboxHandlers({ sandbox, clients, runs, windowOf: currentWindow, announceClients }),
        ...profileHandlers(runs, sandbox, currentWindow),
        ...historyHandlers({ history, runs, work, windowOf: currentWindow, send }),
      },
      logUnexpected,
      (channel) => (changesSettingsAtOnce(channel) ? settings.free() : undefined),
    ),
  );

  lockDownSession(session.defaultSession);
  serveApp(session.defaultSession, join(mainFolder, '..', 'renderer'));
  nativeTheme.themeSource = settings.read().theme;
  setApplicationMenu((command: AppCommand) => send('app.command', command));

  let loaded: Promise<void> = Promise.resolve();
  const show = (): BrowserWindow => {
    if (window === undefined) {
      const opened = openWindow(settings, preloadPath(mainFolder), join(app.getAppPath(), 'resources', 'icon.png'));
      loaded = new Promise((resolve) => opened.webContents.once('did-finish-load', () => resolve()));
      opened.once('closed', () => {
        window = undefined;
        guard.masked();
      });
      window = opened;
    }
    return window;
  };
  const openFiles = async (paths: readonly string[]): Promise<void> => {
    const target = show();
    if (target.isMinimized()) target.restore();
    target.focus();
    await loaded;
    try {
      send('client.previewReady', await imports.openFiles(paths));
    } catch (error) {
      if (!(error instanceof ConsoleError)) logUnexpected('open files', error);
      send('client.previewFailed', toErrorView(error));
    }
  };

  app.on('second-instance', (_event, argv, workingDirectory) => {
    const files = credentialsFilesIn(argv, workingDirectory);
    if (files.length === 0) show().focus();
    else openedFiles.add(files);
  });
  app.on('activate', show);
  app.on('window-all-closed', () => app.quit());

  logInfo(`sgID Console ${app.getVersion()}, Electron ${process.versions.electron}. ${runtimeNote() ?? ''}`.trim());
  show();
  openedFiles.add(credentialsFilesIn(process.argv, process.cwd()));
  openedFiles.handTo((paths) => void openFiles(paths));
}
