/** What a stretch of code is, for its colour alone: the text says the same without it. */
export type CodeKind = 'plain' | 'comment' | 'text' | 'keyword' | 'name';

export interface CodePiece {
  readonly kind: CodeKind;
  readonly text: string;
}

/** The languages that are told apart; another one stays plain. */
export type CodeLanguage = 'typescript' | 'python' | 'http' | 'text';

type Pattern = readonly [kind: CodeKind, pattern: string];

/** Sticky alternatives, first that fits: no full grammar, but nothing inside a comment or a string is taken for code. */
const PATTERNS: Readonly<Record<CodeLanguage, readonly Pattern[]>> = {
  typescript: [
    ['comment', String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/`],
    ['text', String.raw`'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\x60(?:\\.|[^\x60\\])*\x60`],
    [
      'keyword',
      String.raw`\b(?:async|await|const|export|for|from|function|if|import|interface|new|null|readonly|return|throw|type|typeof|undefined)\b`,
    ],
    ['name', String.raw`\bSGID_[A-Z_]+\b`],
  ],
  python: [
    ['comment', String.raw`#[^\n]*|"""[\s\S]*?"""`],
    ['text', String.raw`f?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'`],
    ['keyword', String.raw`\b(?:and|def|else|for|from|if|import|in|not|or|raise|return)\b`],
  ],
  http: [
    ['name', String.raw`\$[A-Z_]+`],
    ['keyword', String.raw`^(?:GET|POST)\b|HTTP\/1\.1`],
    ['text', '^[A-Z][A-Za-z-]*(?=: )'],
  ],
  text: [['name', String.raw`\$[A-Z_]+`]],
};

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
