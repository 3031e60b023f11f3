import type { PemMending } from './pem-mendings.js';

const BYTE_ORDER_MARK = '\uFEFF';
const QUOTES_BEFORE = /^["'`]+/;
// The look-behinds keep each run from being tried again from every one of its characters.
const QUOTES_AFTER = /(?<!["'`])["'`]+[,;]?$/;
const ESCAPED_BREAK = /(?<!\\)\\+(?:r(?:\\+n)?|n|(?=\r?\n|$))/g;

/**
 * Drops what was put around a key's text, a byte order mark, white space and quotation marks, and turns every spelling of
 * a line break into one. What had to be done goes into `mendings`.
 */
export function unwrapText(text: string, mendings: Map<PemMending, (pem: string) => string>): string {
  let clean = text;
  if (clean.includes(BYTE_ORDER_MARK)) {
    mendings.set('bom', (pem) => BYTE_ORDER_MARK + pem);
    clean = clean.replaceAll(BYTE_ORDER_MARK, '');
  }
  const unquoted = dropQuotes(clean, mendings);
  if (/^\s/.test(clean) || /^\s/.test(unquoted)) mendings.set('leading-space', (pem) => ` ${pem}`);
  clean = unquoted;
  const [spelling] = clean.match(ESCAPED_BREAK) ?? [];
  if (spelling !== undefined) {
    const whole = /[rn]/.test(spelling) ? spelling : `${spelling}\n`;
    mendings.set('literal-newlines', (pem) => pem.replaceAll('\n', whole));
    clean = clean.replace(ESCAPED_BREAK, '\n');
  }
  if (clean.includes('\r')) {
    const ending = clean.includes('\r\n') ? '\r\n' : '\r';
    const closed = /\s$/.test(text);
    mendings.set('line-endings', (pem) => (closed ? pem : pem.trim()).replaceAll('\n', ending));
    clean = clean.replace(/\r\n?/g, '\n');
  }
  return clean.trim();
}

function dropQuotes(text: string, mendings: Map<PemMending, (pem: string) => string>): string {
  const trimmed = text.trim();
  const [before = ''] = QUOTES_BEFORE.exec(trimmed) ?? [];
  const rest = trimmed.slice(before.length);
  const [after = ''] = QUOTES_AFTER.exec(rest) ?? [];
  if (before === '' && after === '') return text;
  mendings.set('quotes', (pem) => `${before}${pem.trim()}${after}`);
  return rest.slice(0, rest.length - after.length);
}
