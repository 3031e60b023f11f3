import { fieldNamed } from './field-names.js';

/** One assignment of an `.env` file, its value as a shell or dotenv would hand it on. */
export interface EnvEntry {
  readonly name: string;
  readonly value: string;
  /** A quotation mark that is never closed: the value ends with its line. */
  readonly unclosed: boolean;
}

/** `NAME=`, after what shells, Docker and PowerShell write before it. */
const ASSIGNMENT =
  /^[ \t]*(?:-[ \t]+)?(?:(?:export|declare[ \t]+-x|env|setx?)[ \t]+|\$env:)?(["']?)([A-Za-z_][A-Za-z0-9_.-]*)\1[ \t]*=[ \t]*/i;
/** The same with the quotation marks around name and value, as in `set "NAME=value"`. */
const QUOTED_ASSIGNMENT = /^[ \t]*(?:-[ \t]+)?(?:setx?[ \t]+)?(["'])([A-Za-z_][A-Za-z0-9_.-]*)=/i;
/** `NAME: value`, as in YAML and on web pages; of these only the names that credentials have count. */
const PAIR = /^[ \t]*(?:-[ \t]+)?(["']?)([A-Za-z_][A-Za-z0-9_. -]{0,60})\1[ \t]*:(?=[ \t\n]|$)[ \t]*/;
/** What begins a value that goes on in the next line: a block of YAML, a here-string of PowerShell. */
const CONTINUED = /^(?:[|>][-+0-9]*|@["'])[ \t]*\n[ \t]*/;
const QUOTES = ['"', "'", '`'];
const PEM_BEGIN = /^-----BEGIN [A-Z0-9 ]+-----/;
const PEM_END = /-----END [A-Z0-9 ]+-----/;

/** Whether a text has at least one assignment, so that it can be read as an `.env` file. */
export function looksLikeEnvFile(text: string): boolean {
  return text.split(/\r\n|\r|\n/).some((line) => matchName(line) !== undefined);
}

/**
 * Reads an `.env` file or lines that set variables: `export`, comments, single, double and back quotes, values over
 * several lines (quoted, or a PEM block as it is), and `\n` in double quotes; also `set NAME=…` of Windows, `$env:NAME =`
 * of PowerShell, `ENV` of Docker, and `NAME: …` for the names that credentials have. Lines that are none of these are
 * passed over. Repeated names stay, in order.
 */
export function parseEnvFile(text: string): readonly EnvEntry[] {
  const entries: EnvEntry[] = [];
  const findPemEnd = pemEndFinder();
  let rest = text.replace(/\r\n?/g, '\n');
  while (rest !== '') {
    const match = matchName(rest);
    if (match === undefined) {
      rest = afterLine(rest);
      continue;
    }
    const {
      value,
      unclosed,
      rest: next,
    } = match.wrappedIn === undefined
      ? readValue(withoutMark(rest.slice(match.length)), findPemEnd)
      : readWrapped(rest.slice(match.length), match.wrappedIn);
    entries.push({ name: match.name, value, unclosed });
    rest = next;
  }
  return entries;
}

interface NameMatch {
  readonly name: string;
  /** Of everything before the value. */
  readonly length: number;
  /** The quotation mark before the name that is closed only after the value. */
  readonly wrappedIn?: string;
}

function matchName(text: string): NameMatch | undefined {
  const assignment = ASSIGNMENT.exec(text);
  if (assignment !== null) return { name: assignment[2] ?? '', length: assignment[0].length };
  const quoted = QUOTED_ASSIGNMENT.exec(text);
  if (quoted !== null) return { name: quoted[2] ?? '', length: quoted[0].length, wrappedIn: quoted[1] ?? '' };
  const pair = PAIR.exec(text);
  if (pair === null || fieldNamed(pair[2] ?? '', 'env') === undefined) return undefined;
  return { name: (pair[2] ?? '').trim(), length: pair[0].length };
}

/** Cut, not replaced, so that a long text is not copied at every value. */
function withoutMark(text: string): string {
  return text.slice(CONTINUED.exec(text)?.[0].length ?? 0);
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

/** Up to the last quotation mark of the line. */
function readWrapped(text: string, quote: string): ReadValue {
  const line = lineOf(text);
  const end = line.lastIndexOf(quote);
  return { value: end === -1 ? line.trim() : line.slice(0, end), rest: afterLine(text), unclosed: end === -1 };
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
