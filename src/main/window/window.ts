import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { SettingsStore } from '../../engine/storage/settings-store.js';
import { logInfo, logUnexpected } from '../log.js';
import { START_PAGE } from './app-origin.js';

const DEFAULT_SIZE = { width: 1440, height: 900 };
const MINIMUM_SIZE = { minWidth: 900, minHeight: 640 };

const CRASH_PERIOD_MS = 60_000;
const MAX_CRASHES = 4;

/** The window's background before its first paint: that of the tokens, so that nothing flashes. */
const BACKGROUND = { light: '#F5F7F9', dark: '#0E1318' };

/** Opens the console's window where it was last time. */
export function openWindow(settings: SettingsStore, preload: string, icon: string): BrowserWindow {
  const window = new BrowserWindow({
    ...MINIMUM_SIZE,
    ...placeOf(settings),
    show: false,
    title: 'sgID Console',
    icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
    },
  });
  if (settings.read().window?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => rememberPlace(window, settings));
  reviveRenderer(window);
  void window.loadURL(START_PAGE);
  return window;
}

/** Starts a renderer that crashed again, unless it crashes over and over: then it would never stop. */
function reviveRenderer(window: BrowserWindow): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    crashes = [...crashes.filter((at) => Date.now() - at < CRASH_PERIOD_MS), Date.now()];
    const again = crashes.length <= MAX_CRASHES;
    logInfo(
      `The renderer is gone (${reason}, exit code ${exitCode}); ${again ? 'it is started again' : 'that is enough'}.`,
    );
    // The run lives in main: a new page draws it as it was.
    if (again) window.reload();
  });
}

/** The preload beside the built main. */
export function preloadPath(mainFolder: string): string {
  return join(mainFolder, '..', 'preload', 'index.cjs');
}

function placeOf(settings: SettingsStore): { width: number; height: number; x?: number; y?: number } {
  const saved = settings.read().window;
  if (saved === undefined) {
    const { width, height } = screen.getPrimaryDisplay().workAreaSize;
    return { width: Math.min(DEFAULT_SIZE.width, width), height: Math.min(DEFAULT_SIZE.height, height) };
  }
  const { x, y, width, height } = saved;
  const visible =
    x !== undefined &&
    y !== undefined &&
    screen.getAllDisplays().some(({ workArea: area }) => {
      return x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height;
    });
  return visible ? { x, y, width, height } : { width, height };
}

function rememberPlace(window: BrowserWindow, settings: SettingsStore): void {
  const { x, y, width, height } = window.getNormalBounds();
  const maximized = window.isMaximized();
  settings
    .change((now) => ({ ...now, window: { x, y, width, height, maximized } }))
    // Locked or not to be written: the window closes all the same, and opens where it was before.
    .catch((error: unknown) => logUnexpected('window', error));
}
