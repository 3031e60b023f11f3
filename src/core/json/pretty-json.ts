import { scanJson } from './scan-json.js';

const MAX_INDENT = 64;

/**
 * A JSON text with line breaks and two spaces a level, every token as it came: repeated names, the spelling of numbers
 * and escapes stay. Undefined where the text is not JSON.
 */
export function prettyJson(text: string): string | undefined {
  const parts: string[] = [];
  let previous = '';
  const fault = scanJson(text, (token, depth) => {
    const piece = text.slice(token.start, token.end);
    const closes = piece === '}' || piece === ']';
    const emptyContainer = closes && (previous === '{' || previous === '[');
    if (parts.length > 0 && !emptyContainer && (closes || '{[,'.includes(previous))) parts.push(lineBreak(depth));
    parts.push(piece === ':' ? ': ' : piece);
    previous = piece;
  });
  return fault === undefined ? parts.join('') : undefined;
}

function lineBreak(depth: number): string {
  return `\n${'  '.repeat(Math.min(depth, MAX_INDENT))}`;
}
