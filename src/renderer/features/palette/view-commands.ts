import { SCREEN_COMMANDS, SCREEN_TITLES, SCREENS } from '../../../shared/screens.js';
import { openOverlay, showScreen } from '../../view/view.js';
import { inspectClipboard, inspectFile } from '../inspector/inspector-actions.js';
import { chooseTheme } from '../settings/choose-theme.js';
import type { Command } from './command.js';

/** The way to each screen. */
export const GO_TO_COMMANDS: readonly Command[] = SCREENS.map((screen, index) => ({
  id: SCREEN_COMMANDS[screen],
  title: SCREEN_TITLES[screen],
  group: 'Go to',
  keys: `Mod+${index + 1}`,
  run: () => showScreen(screen),
}));

const themes: readonly Command[] = (['system', 'light', 'dark'] as const).map((theme) => ({
  id: `theme-${theme}`,
  title: `Theme: ${theme}`,
  group: 'View',
  run: () => void chooseTheme(theme),
}));

/** What looks at something, or changes how all of it looks. */
export const VIEW_COMMANDS: readonly Command[] = [
  {
    id: 'inspect-clipboard',
    title: 'Inspect the clipboard',
    group: 'View',
    screen: 'inspector',
    run: () => void inspectClipboard(),
  },
  {
    id: 'inspect-file',
    title: 'Inspect a file…',
    group: 'View',
    screen: 'inspector',
    run: () => void inspectFile(),
  },
  { id: 'find', title: 'Find on this screen', group: 'View', keys: 'Mod+f', run: focusFind },
  { id: 'open-settings', title: 'Open settings', group: 'View', keys: 'Mod+,', run: () => showScreen('settings') },
  { id: 'show-keys', title: 'Show the keys', group: 'View', keys: '?', run: () => openOverlay({ kind: 'keys' }) },
  {
    id: 'open-palette',
    title: 'Search or run a command',
    group: 'View',
    keys: 'Mod+k',
    run: () => openOverlay({ kind: 'palette' }),
  },
  ...themes,
];

function focusFind(): void {
  const field = document.querySelector<HTMLInputElement>('[data-find]');
  field?.focus();
  field?.select();
}
