import { type CodeKind, type CodeLanguage, PATTERNS } from './highlight-patterns.js';

/** A stretch of code that is of one colour. */
export interface CodePiece {
  readonly kind: CodeKind;
  readonly text: string;
}

/**
 * Splits code into stretches that are coloured alike. Joined, they are the code.
 *
 * @param language an approximation of its grammar is enough: nothing depends on it but colour
 */
export function highlightCode(code: string, language: CodeLanguage): readonly CodePiece[] {
  const patterns = PATTERNS[language];
  const pattern = new RegExp(patterns.map(([, source]) => `(${source})`).join('|'), 'gm');
  const pieces: CodePiece[] = [];
  let end = 0;
  for (const match of code.matchAll(pattern)) {
    if (match.index > end) pieces.push({ kind: 'plain', text: code.slice(end, match.index) });
    const at = match.slice(1).findIndex((group) => group !== undefined);
    pieces.push({ kind: patterns[at]?.[0] ?? 'plain', text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < code.length) pieces.push({ kind: 'plain', text: code.slice(end) });
  return pieces;
}
