import { clipboard } from 'electron';
import { ConsoleError } from '../../core/errors.js';

/**
 * The clipboard's text. Main reads it itself, so that what is pasted never passes through the window.
 *
 * @throws ConsoleError `clipboard-empty`
 */
export async function clipboardText(): Promise<string> {
  // A string in some versions of Electron, a promise of one in others.
  const text = await clipboard.readText();
  if (text.trim() !== '') return text;
  throw new ConsoleError('config', 'clipboard-empty', 'The clipboard holds no text.', {
    hint: 'Copy the credentials, or the part that is wanted, then paste again.',
  });
}
