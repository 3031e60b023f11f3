/** True where the command key does what Ctrl does elsewhere. */
export const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

const WORDS: Readonly<Record<string, string>> = {
  Mod: IS_MAC ? '⌘' : 'Ctrl',
  Shift: IS_MAC ? '⇧' : 'Shift',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Space: 'Space',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
};

/** A chord as it stands on the keyboard: `Ctrl ↵`. */
export function keyWords(keys: string): string {
  return keys
    .split('+')
    .map((key) => WORDS[key] ?? key.toUpperCase())
    .join(IS_MAC ? '' : ' ');
}

/** A chord as `aria-keyshortcuts` wants it: `Control+Enter`. */
export function ariaKeys(keys: string): string {
  return keys.replace('Mod', IS_MAC ? 'Meta' : 'Control');
}
