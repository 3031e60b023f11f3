import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { AppCommand } from '../../shared/ipc/contract/events.js';
import { SCREEN_COMMANDS, SCREEN_TITLES, SCREENS } from '../../shared/screens.js';

/** The native menu; its items do what the window's own keys do, through one command each. */
export function setApplicationMenu(send: (command: AppCommand) => void): void {
  const item = (label: string, command: AppCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    // The window handles its own keys; two handlers would run a command twice.
    registerAccelerator: false,
    click: () => send(command),
  });
  const mac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    {
      label: 'File',
      submenu: [
        item('Import credentials…', 'import', 'CmdOrCtrl+I'),
        item('Export sample…', 'export', 'CmdOrCtrl+E'),
        item('Export HAR…', 'export-har'),
        { type: 'separator' },
        item('Inspect the clipboard', 'inspect-clipboard'),
        item('Inspect a file…', 'inspect-file'),
        { type: 'separator' },
        item('Settings', 'open-settings', 'CmdOrCtrl+,'),
        { type: 'separator' },
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'Flow',
      submenu: [
        item('Run step', 'run-step', 'CmdOrCtrl+Enter'),
        item('Run to the end', 'run-to-end', 'CmdOrCtrl+Shift+Enter'),
      ],
    },
    {
      label: 'View',
      submenu: [
        item('Command palette', 'open-palette', 'CmdOrCtrl+K'),
        item('Find', 'find', 'CmdOrCtrl+F'),
        { type: 'separator' },
        ...SCREENS.map((screen, index) =>
          item(SCREEN_TITLES[screen], SCREEN_COMMANDS[screen], `CmdOrCtrl+${index + 1}`),
        ),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        // Reload keeps the run, which lives in main; the inspector is for development.
        ...(app.isPackaged ? [] : [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [item('Keys', 'show-keys', '?'), { role: 'about' }],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
