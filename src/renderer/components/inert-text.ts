import { visibleText } from '../../core/catalogue/visible-text.js';

/**
 * Text with everything that acts on the text around it spelled out: control characters, marks of direction, what is
 * invisible. Line breaks and tabs stay; a carriage return before a line feed goes with it.
 */
export function inertText(text: string): string {
  return text
    .split(/(\r?\n|\t)/)
    .map((piece, index) => (index % 2 === 1 ? piece : visibleText(piece)))
    .join('');
}
