import { currentFlow } from '../../bridge/queries.js';
import { IS_MAC } from '../../components/key-names.js';
import { isTyping } from '../../components/key-targets.js';
import { view } from '../../view/view.js';
import { COMMANDS, runCommand } from './commands.js';

/** Handles the keys that work everywhere; returns what ends it. */
export function followKeys(): () => void {
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const command = COMMANDS.find(({ keys }) => keys !== undefined && matches(event, keys));
  if (command === undefined) {
    if (matches(event, 'Mod+v')) aimPaste(event.target);
    return;
  }
  // Under a dialog only the palette and the keys of the dialog itself may do something.
  if (view.get().overlay !== undefined && command.id !== 'open-palette') return;
  event.preventDefault();
  if (!event.repeat) runCommand(command.id);
}

function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('Mod');
  if (!mod && isTyping(event.target)) return false;
  if ((IS_MAC ? event.metaKey : event.ctrlKey) !== mod || event.altKey) return false;
  if (mod && event.shiftKey !== parts.includes('Shift')) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

/** While the redirect is waited for, a pasted text is the redirected URL: it goes to its field. */
function aimPaste(target: EventTarget | null): void {
  if (isTyping(target) || view.get().screen !== 'flow' || currentFlow()?.waiting === undefined) return;
  document.querySelector<HTMLInputElement>('[data-paste-redirect]')?.focus();
}
