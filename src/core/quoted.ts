import { visibleText } from './catalogue/visible-text.js';

/** A name that came from outside, for a message: in quotation marks, cut, and with nothing invisible left in it. */
export function quoted(text: string, maxCharacters = 60): string {
  const characters = [...text.slice(0, 2 * maxCharacters)];
  const cut = characters.length > maxCharacters || text.length > 2 * maxCharacters;
  return `"${visibleText(characters.slice(0, maxCharacters).join(''))}${cut ? '…' : ''}"`;
}
