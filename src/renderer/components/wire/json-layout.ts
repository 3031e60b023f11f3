/** A stretch of laid-out JSON, by what it is. */
export interface JsonToken {
  readonly kind: 'key' | 'string' | 'literal' | 'mark';
  readonly text: string;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const OPENING = new Set(['{', '[']);
const CLOSING = new Set(['}', ']']);

/**
 * JSON with line breaks and indents, token by token: numbers keep their digits and repeated members stay, which
 * parsing and printing would lose. Undefined for what is not a JSON object or array.
 */
export function layOutJson(text: string): readonly JsonToken[] | undefined {
  if (!isJson(text)) return undefined;
  const parts = text.match(TOKEN) ?? [];
  let depth = 0;
  return parts.map((part, index) => {
    const before = parts[index - 1] ?? '';
    const after = parts[index + 1] ?? '';
    if (OPENING.has(part)) depth += 1;
    if (CLOSING.has(part)) depth -= 1;
    return { kind: kindOf(part, after), text: spaced(part, before, after, newLine(depth)) };
  });
}

function kindOf(part: string, after: string): JsonToken['kind'] {
  if (part.startsWith('"')) return after === ':' ? 'key' : 'string';
  return part.length === 1 && '{}[],:'.includes(part) ? 'mark' : 'literal';
}

/** The token with the space that belongs to it; an empty object or array stays on its line. */
function spaced(part: string, before: string, after: string, line: string): string {
  if (OPENING.has(part)) return CLOSING.has(after) ? part : `${part}${line}`;
  if (CLOSING.has(part)) return OPENING.has(before) ? part : `${line}${part}`;
  if (part === ',') return `,${line}`;
  return part === ':' ? ': ' : part;
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function newLine(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}
