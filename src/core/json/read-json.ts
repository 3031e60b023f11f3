import { type JsonFault, type JsonToken, scanJson } from './scan-json.js';

/** A JSON text, read: its value and the member names that some object in it has more than once. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown; readonly repeatedNames: readonly string[] }
  | {
      readonly ok: false;
      readonly fault: JsonFault & { readonly line: number; readonly column: number };
      /** The text may be JSON, and has more of it than was allowed. */
      readonly tooMuch?: true;
    };

/** Deeper than anything a provider sends, and shallow enough for code that recurses. */
const MAX_DEPTH = 64;

/**
 * Reads a JSON text without ever throwing or quoting it: the value, or the place of the first fault.
 *
 * Nesting beyond `maxDepth` levels is a fault, so that what walks the value cannot overflow the stack. So is more than
 * `maxTokens` names, values and punctuators: parsing is one call, which nothing can stop. Repeated member names are
 * reported, since parsers disagree on which of them counts (RFC 8259 4). `__proto__` is a member like any other.
 */
export function readJson(text: string, maxDepth = MAX_DEPTH, maxTokens = Number.POSITIVE_INFINITY): JsonReading {
  const names = createNameWatch(text);
  let tooDeepAt: number | undefined;
  let tokens = 0;
  const fault = scanJson(text, (token, depth) => {
    tokens += 1;
    if (tokens > maxTokens) return false;
    if (token.type === 'punctuator' && depth >= maxDepth) tooDeepAt ??= token.start;
    names.see(token, depth);
    return undefined;
  });
  if (fault !== undefined && tokens > maxTokens) {
    const expected = `no more than ${maxTokens} names, values and punctuators`;
    return { ok: false, fault: { ...fault, expected, ...lineAndColumn(text, fault.offset) }, tooMuch: true };
  }
  const first = tooDeepAt === undefined ? fault : { offset: tooDeepAt, expected: `no more than ${maxDepth} levels` };
  if (first !== undefined) return { ok: false, fault: { ...first, ...lineAndColumn(text, first.offset) } };
  return { ok: true, value: JSON.parse(text), repeatedNames: [...names.repeated] };
}

/** Finds the member names that some object of a text has more than once. */
function createNameWatch(text: string) {
  const names: Set<string>[] = [];
  const repeated = new Set<string>();
  const see = (token: JsonToken, depth: number): void => {
    if (token.type === 'punctuator') {
      if (text[token.start] === '{') names[depth] = new Set();
    } else if (token.type === 'key') {
      const name: unknown = JSON.parse(text.slice(token.start, token.end));
      const seen = names[depth - 1];
      if (typeof name !== 'string' || seen === undefined) return;
      if (seen.has(name)) repeated.add(name);
      seen.add(name);
    }
  };
  return { see, repeated };
}

function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  let [line, start] = [1, 0];
  // Without a list of the lines, of which a text may have so many that no memory holds it.
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', start)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}
