/** One token of a JSON text. `key` is a member name, `string` any other string; `start` and `end` are UTF-16 offsets. */
export interface JsonToken {
  readonly type: 'key' | 'string' | 'number' | 'literal' | 'punctuator';
  readonly start: number;
  readonly end: number;
}

/** Where a text stops being JSON: a UTF-16 offset, and what the grammar would have allowed there. */
export interface JsonFault {
  readonly offset: number;
  readonly expected: string;
}

type Container = '{' | '[' | undefined;
type Expectation = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const EXPECTED: Readonly<Record<Expectation, string>> = {
  value: 'a value',
  'value-or-end': 'a value or ]',
  key: 'a member name in double quotes',
  'key-or-end': 'a member name in double quotes or }',
  colon: 'a colon',
  'comma-or-end': 'a comma or the end of the object or array',
  nothing: 'the end of the text',
};

const WHITE_SPACE = /[\t\n\r ]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 section 7 forbids exactly these in a string.
const PLAIN_CHARACTERS = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;

/**
 * Walks a JSON text token by token with a stack of its own, so that no depth overflows the call stack (RFC 8259 2).
 *
 * `onToken` gets each token and the depth of nesting it stands in, and stops the walk there where it gives false; the answer
 * is the first fault, undefined where the text is JSON. Unlike JSON.parse it sees repeated names, and never quotes the text in an error.
 */
export function scanJson(
  text: string,
  onToken: (token: JsonToken, depth: number) => false | undefined,
): JsonFault | undefined {
  const open: ('{' | '[')[] = [];
  let expectation: Expectation = 'value';
  let at = endOf(WHITE_SPACE, text, 0);
  while (at < text.length) {
    const token = readToken(text, at, expectation, open.at(-1));
    if (token === undefined) break;
    const mark = text[token.start];
    if (mark === '}' || mark === ']') open.pop();
    if (onToken(token, open.length) === false) return { offset: at, expected: EXPECTED.nothing };
    if (token.type === 'punctuator' && (mark === '{' || mark === '[')) open.push(mark);
    expectation = after(token, mark, open.at(-1));
    at = endOf(WHITE_SPACE, text, token.end);
  }
  return at >= text.length && expectation === 'nothing' ? undefined : { offset: at, expected: EXPECTED[expectation] };
}

function after(token: JsonToken, mark: string | undefined, container: Container): Expectation {
  if (token.type === 'key') return 'colon';
  if (token.type === 'punctuator') {
    if (mark === '{') return 'key-or-end';
    if (mark === '[') return 'value-or-end';
    if (mark === ':') return 'value';
    if (mark === ',') return container === '{' ? 'key' : 'value';
  }
  return container === undefined ? 'nothing' : 'comma-or-end';
}

function readToken(text: string, at: number, expectation: Expectation, container: Container): JsonToken | undefined {
  const mark = text[at] ?? '';
  const punctuator: JsonToken = { type: 'punctuator', start: at, end: at + 1 };
  switch (expectation) {
    case 'nothing':
      return undefined;
    case 'colon':
      return mark === ':' ? punctuator : undefined;
    case 'comma-or-end':
      return mark === ',' || mark === (container === '{' ? '}' : ']') ? punctuator : undefined;
    case 'key':
      return spanned('key', at, endOfString(text, at));
    case 'key-or-end':
      return mark === '}' ? punctuator : spanned('key', at, endOfString(text, at));
    case 'value-or-end':
      return mark === ']' ? punctuator : readValue(text, at, mark, punctuator);
    case 'value':
      return readValue(text, at, mark, punctuator);
  }
}

function readValue(text: string, at: number, mark: string, punctuator: JsonToken): JsonToken | undefined {
  if (mark === '{' || mark === '[') return punctuator;
  if (mark === '"') return spanned('string', at, endOfString(text, at));
  return spanned('number', at, endOf(NUMBER, text, at)) ?? spanned('literal', at, endOf(LITERAL, text, at));
}

function spanned(type: JsonToken['type'], start: number, end: number): JsonToken | undefined {
  return end > start ? { type, start, end } : undefined;
}

/** The offset after a string, or `start` itself where none stands there. */
function endOfString(text: string, start: number): number {
  if (text[start] !== '"') return start;
  let at = start + 1;
  for (;;) {
    at = endOf(PLAIN_CHARACTERS, text, at);
    if (text[at] === '"') return at + 1;
    const next = endOf(ESCAPE, text, at);
    if (next === at) return start;
    at = next;
  }
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
