import { type JsonFault, scanJson } from './scan-json.js';

/** A JSON text, read: its value and the member names that some object in it has more than once. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown; readonly repeatedNames: readonly string[] }
  | { readonly ok: false; readonly fault: JsonFault & { readonly line: number; readonly column: number } };

/** Deeper than anything a provider sends, and shallow enough for code that recurses. */
const MAX_DEPTH = 64;

/**
 * Reads a JSON text without ever throwing or quoting it: the value, or the place of the first fault.
 *
 * Nesting beyond `maxDepth` levels is a fault, so that what walks the value cannot overflow the stack. Repeated member
 * names are reported, since parsers disagree on which of them counts (RFC 8259 4). `__proto__` is a member like any other.
 */
export function readJson(text: string, maxDepth = MAX_DEPTH): JsonReading {
  const names: Set<string>[] = [];
  const repeated = new Set<string>();
  let tooDeepAt: number | undefined;
  const fault = scanJson(text, (token, depth) => {
    if (token.type === 'punctuator') {
      if (depth >= maxDepth) tooDeepAt ??= token.start;
      if (text[token.start] === '{') names[depth] = new Set();
    } else if (token.type === 'key') {
      const name: unknown = JSON.parse(text.slice(token.start, token.end));
      const seen = names[depth - 1];
      if (typeof name !== 'string' || seen === undefined) return;
      if (seen.has(name)) repeated.add(name);
      seen.add(name);
    }
  });
  const first = tooDeepAt === undefined ? fault : { offset: tooDeepAt, expected: `no more than ${maxDepth} levels` };
  if (first !== undefined) return { ok: false, fault: { ...first, ...lineAndColumn(text, first.offset) } };
  return { ok: true, value: JSON.parse(text), repeatedNames: [...repeated] };
}

function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
