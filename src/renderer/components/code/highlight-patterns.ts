import type { CodeLanguage as ProjectLanguage } from '../../../core/project-code/options.js';

/** The languages that are told apart; another one stays plain. */
export type CodeLanguage = ProjectLanguage | 'http';

/** What a stretch of code is, for its colour alone: the text says the same without it. */
export type CodeKind = 'plain' | 'comment' | 'text' | 'keyword' | 'name';

type Pattern = readonly [kind: CodeKind, pattern: string];

const words = (list: string): Pattern => ['keyword', String.raw`\b(?:${list.replaceAll(' ', '|')})\b`];

const SLASH_COMMENT: Pattern = ['comment', String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/`];
const DOUBLE_QUOTED = String.raw`"(?:\\.|[^"\\\n])*"`;
const SINGLE_QUOTED = String.raw`'(?:\\.|[^'\\\n])*'`;
const BACK_QUOTED = String.raw`\x60(?:\\.|[^\x60\\])*\x60`;
const VARIABLE: Pattern = ['name', String.raw`\bSGID_[A-Z_]+\b`];

const SCRIPT: readonly Pattern[] = [
  SLASH_COMMENT,
  ['text', `${SINGLE_QUOTED}|${DOUBLE_QUOTED}|${BACK_QUOTED}`],
  words(
    'as async await break catch class const default else export extends for from function if import in instanceof interface let new null of readonly return throw try type typeof undefined void',
  ),
  VARIABLE,
];

/** Alternatives, first that fits: no full grammar, but nothing inside a comment or a string is taken for code. */
export const PATTERNS: Readonly<Record<CodeLanguage, readonly Pattern[]>> = {
  typescript: SCRIPT,
  tsx: SCRIPT,
  javascript: SCRIPT,
  python: [
    ['comment', String.raw`#[^\n]*|"{3}[\s\S]*?"{3}`],
    ['text', `[fr]?${DOUBLE_QUOTED}|${SINGLE_QUOTED}`],
    words(
      'and as async await class def del elif else except False finally for from global if import in is lambda None not or pass raise return True try while with yield',
    ),
  ],
  go: [
    SLASH_COMMENT,
    ['text', `${DOUBLE_QUOTED}|${BACK_QUOTED}|${SINGLE_QUOTED}`],
    words(
      'break case const continue default defer else false for func go if import interface map nil package range return struct switch true type var',
    ),
  ],
  java: [
    SLASH_COMMENT,
    ['text', `${DOUBLE_QUOTED}|${SINGLE_QUOTED}`],
    words(
      'boolean break byte case catch class else enum extends false final finally for if implements import int instanceof interface long new null package private public record return static switch throw throws true try var void while',
    ),
  ],
  json: [
    ['name', String.raw`${DOUBLE_QUOTED}(?=\s*:)`],
    ['text', DOUBLE_QUOTED],
  ],
  markdown: [
    ['keyword', '^#+ [^\\n]*'],
    ['text', String.raw`\x60[^\x60\n]+\x60`],
  ],
  xml: [
    ['comment', '<!--[\\s\\S]*?-->'],
    ['keyword', '</?[a-zA-Z][^>]*>'],
  ],
  http: [
    ['name', String.raw`\$[A-Z_]+`],
    ['keyword', String.raw`^(?:GET|POST)\b|HTTP\/1\.1`],
    ['text', '^[A-Z][A-Za-z-]*(?=: )'],
  ],
  text: [
    ['comment', '^# [^\\n]*'],
    ['name', String.raw`\$[A-Z_]+`],
  ],
};
