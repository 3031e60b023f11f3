/** One assignment of an `.env` file, its value as a shell or dotenv would hand it on. */
export interface EnvEntry {
  readonly name: string;
  readonly value: string;
  /** A quotation mark that is never closed: the value ends with its line. */
  readonly unclosed: boolean;
}

const ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*=[ \t]*/;
const QUOTES = ['"', "'", '`'];
const PEM_BEGIN = /^-----BEGIN [A-Z0-9 ]+-----/;
const PEM_END = /-----END [A-Z0-9 ]+-----/;

/** Whether a text has at least one assignment, so that it can be read as an `.env` file. */
export function looksLikeEnvFile(text: string): boolean {
  return text.split(/\r\n|\r|\n/).some((line) => ASSIGNMENT.test(line));
}

/**
 * Reads an `.env` file: `export`, comments, single, double and back quotes, values over several lines (quoted, or a PEM
 * block as it is), and `\n` in double quotes. Lines that are none of these are passed over. Repeated names stay, in order.
 */
export function parseEnvFile(text: string): readonly EnvEntry[] {
  const entries: EnvEntry[] = [];
  const findPemEnd = pemEndFinder();
  let rest = text.replace(/\r\n?/g, '\n');
  while (rest !== '') {
    const match = ASSIGNMENT.exec(rest);
    if (match === null) {
      rest = afterLine(rest);
      continue;
    }
    const value = readValue(rest.slice(match[0].length), findPemEnd);
    entries.push({ name: match[1] ?? '', value: value.value, unclosed: value.unclosed });
    rest = value.rest;
  }
  return entries;
}

interface ReadValue {
  readonly value: string;
  readonly rest: string;
  readonly unclosed: boolean;
}

function readValue(text: string, findPemEnd: (text: string) => number): ReadValue {
  const quote = QUOTES.find((mark) => text.startsWith(mark));
  if (quote !== undefined) return readQuoted(text, quote);
  if (PEM_BEGIN.test(text)) {
    const stop = findPemEnd(text);
    if (stop !== -1) {
      return { value: text.slice(0, stop), rest: afterLine(text.slice(stop)), unclosed: false };
    }
  }
  const line = lineOf(text);
  const comment = line.search(/(?:^|\s)#/);
  const value = (comment === -1 ? line : line.slice(0, comment)).trim();
  return { value, rest: afterLine(text), unclosed: false };
}

/** Where the first END line of a text is over, or -1. Once there is none, there is none in what follows: not searched. */
function pemEndFinder(): (text: string) => number {
  let mayFollow = true;
  return (text) => {
    const end = mayFollow ? PEM_END.exec(text) : null;
    mayFollow = end !== null;
    return end === null ? -1 : end.index + end[0].length;
  };
}

function readQuoted(text: string, quote: string): ReadValue {
  const end = closingQuote(text, quote);
  if (end === -1) return { value: lineOf(text).slice(1).trim(), rest: afterLine(text), unclosed: true };
  const inner = text.slice(1, end);
  const value = quote === '"' ? inner.replace(/\\([nrt"\\])/g, (_, escaped: string) => ESCAPES[escaped] ?? '') : inner;
  return { value, rest: afterLine(text.slice(end + 1)), unclosed: false };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function closingQuote(text: string, quote: string): number {
  for (let at = 1; at < text.length; at += 1) {
    if (text[at] === '\\' && quote === '"') at += 1;
    else if (text[at] === quote) return at;
  }
  return -1;
}

function lineOf(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? text : text.slice(0, end);
}

function afterLine(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? '' : text.slice(end + 1);
}
