/** The screens in the order of the navigation, of their keys and of the application menu. */
export const SCREENS = ['clients', 'scopes', 'flow', 'results', 'sandbox', 'history', 'inspector', 'settings'] as const;
export type Screen = (typeof SCREENS)[number];

/** What the screens are called. */
export const SCREEN_TITLES: Readonly<Record<Screen, string>> = {
  clients: 'Clients',
  scopes: 'Scopes',
  flow: 'Flow',
  results: 'Results',
  sandbox: 'Sandbox',
  history: 'History',
  inspector: 'Inspector',
  settings: 'Settings',
};

/** The command that shows each screen, as the menu sends it and the palette knows it. */
export const SCREEN_COMMANDS = {
  clients: 'screen-1',
  scopes: 'screen-2',
  flow: 'screen-3',
  results: 'screen-4',
  sandbox: 'screen-5',
  history: 'screen-6',
  inspector: 'screen-7',
  settings: 'screen-8',
} as const satisfies Readonly<Record<Screen, string>>;
