import { fieldNamed } from './field-names.js';

/** One assignment of an `.env` file, its value as a shell or dotenv would hand it on. */
export interface EnvEntry {
  readonly name: string;
  readonly value: string;
  /** A quotation mark that is never closed: the value ends with its line. */
  readonly unclosed: boolean;
}

/** What a shell writes before a command, or mail before a quoted line. `#` alone begins a comment, and is none. */
const PROMPT = /^[ \t]*(?:[$>%]|[\w.-]{1,60}@[\w.-]{1,60}[^\n$#%>]{0,100}[$#%>])[ \t]+/;
/** `NAME=`, after what shells, Docker and PowerShell write before it. */
const ASSIGNMENT =
  /^[ \t]*(?:[-*•][ \t]+)?(?:(?:export|declare[ \t]+-x|env|setx?|-e)[ \t]+|--env[ \t=]+|\$env:)?(["']?)([A-Za-z_][A-Za-z0-9_.-]*)\1[ \t]*=[ \t]*/i;
/** The same with the quotation marks around name and value, as in `set "NAME=value"`. */
const QUOTED_ASSIGNMENT =
  /^[ \t]*(?:[-*•][ \t]+)?(?:(?:setx?|-e)[ \t]+|--env[ \t=]+)?(["'])([A-Za-z_][A-Za-z0-9_.-]*)=/i;
/** `NAME: value`, as in YAML and on web pages; of these only the names that credentials have count. */
const PAIR = /^[ \t]*(?:[-*•][ \t]+)?(["']?)([A-Za-z_][A-Za-z0-9_. -]{0,60})\1[ \t]*:(?=[ \t\n]|$)[ \t]*/;
/** What begins a value that goes on in the next line: a block of YAML, a here-string of PowerShell. */
const CONTINUED = /^(?:[|>][-+0-9]*|@["'])[ \t]*\n[ \t]*/;
/** What ends a value that is in no quotes: its line, or one more assignment there, as in a command. */
const VALUE_END = /\n|[ \t](?:-e[ \t]+|--env[ \t=]+)?["']?\w{0,40}SGID_\w{1,60}=/i;
/** Of Python and TOML; before the single ones, which they begin with. */
const QUOTES = ['"""', "'''", '"', "'", '`'];
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
      rest = rest.startsWith('\n') ? rest.slice(1) : afterOther(rest);
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
  const prompt = PROMPT.exec(text)?.[0].length ?? 0;
  const match = matchAt(prompt === 0 ? text : text.slice(prompt));
  return match && { ...match, length: match.length + prompt };
}

function matchAt(text: string): NameMatch | undefined {
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
  const end = VALUE_END.exec(text)?.index ?? text.length;
  const bare = text.slice(0, end);
  const comment = bare.search(/(?:^|\s)#/);
  const value = (comment === -1 ? bare : bare.slice(0, comment)).trim();
  return { value, rest: afterValue(text), unclosed: false };
}

/** What follows a value, or something that is none: the next assignment in its line, if no comment is before it. */
function afterValue(text: string): string {
  const end = VALUE_END.exec(text);
  if (end === null) return '';
  if (end[0] === '\n') return text.slice(end.index + 1);
  return /(?:^|\s)#/.test(text.slice(0, end.index + 1)) ? afterLine(text) : text.slice(end.index);
}

/** The same after the beginning of a line that is no assignment, which may be a command with some in it, or a comment. */
function afterOther(text: string): string {
  if (/^[ \t]*(?:#|;|\/\/)/.test(text)) return afterLine(text);
  const rest = afterValue(text);
  return rest.length < text.length ? rest : afterLine(text);
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
  if (end === -1) return { value: lineOf(text).slice(quote.length).trim(), rest: afterLine(text), unclosed: true };
  // As Python and TOML have it, the line break right after the opening ones is none of the value's.
  const inner = quote.length === 1 ? text.slice(1, end) : text.slice(quote.length, end).replace(/^\n/, '');
  const value = quote.startsWith('"')
    ? inner.replace(/\\([nrt"\\])/g, (_, escaped: string) => ESCAPES[escaped] ?? '')
    : inner;
  return { value, rest: afterValue(text.slice(end + quote.length)), unclosed: false };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function closingQuote(text: string, quote: string): number {
  for (let at = quote.length; at < text.length; at += 1) {
    if (text[at] === '\\' && quote.startsWith('"')) at += 1;
    else if (text.startsWith(quote, at)) return at;
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
