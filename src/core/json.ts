import { ConsoleError } from './errors.js';

/** A JSON text read, with the member names that occur twice in one object. */
export interface JsonReading {
  readonly value: unknown;
  readonly duplicateKeys: readonly string[];
}

/** Objects and arrays nested deeper than this are nobody's honest answer. */
export const MAX_JSON_DEPTH = 64;

/**
 * Parses JSON of bounded depth and reports duplicate member names, which JSON.parse resolves in silence to the last.
 *
 * @param text the document
 * @param maxDepth levels of nesting allowed
 * @throws ConsoleError `json-too-deep`, `json-invalid`; RFC 8259, sections 4 and 9
 */
export function parseJson(text: string, maxDepth = MAX_JSON_DEPTH): JsonReading {
  const duplicates = scan(text, maxDepth);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The engine's message quotes the text, which may hold a secret.
    throw new ConsoleError('validation', 'json-invalid', 'Expected JSON; what came cannot be parsed as JSON.', {
      spec: 'RFC 8259',
    });
  }
  return { value, duplicateKeys: [...new Set(duplicates.map((raw) => String(JSON.parse(raw))))] };
}

/** Whether a parsed JSON value is an object: not null, not an array. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own member; undefined for what it merely inherits, so that `constructor` is data only. */
export function member(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The object's own member where it is a string that is not empty. */
export function textMember(object: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = member(object, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

interface Level {
  readonly keys: Set<string> | undefined;
  expectsKey: boolean;
}

/** One pass without recursion: depth is bounded before JSON.parse sees the text. Returns raw duplicate key tokens. */
function scan(text: string, maxDepth: number): string[] {
  const levels: Level[] = [];
  const duplicates: string[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === '"') {
      const end = endOfString(text, index);
      takeString(levels.at(-1), text, index, end, duplicates);
      index = end;
    } else {
      takeStructure(levels, character, maxDepth);
    }
  }
  return duplicates;
}

function takeString(level: Level | undefined, text: string, start: number, end: number, duplicates: string[]): void {
  if (level?.keys === undefined || !level.expectsKey) return;
  noteKey(level.keys, text.slice(start, end + 1), duplicates);
  level.expectsKey = false;
}

function takeStructure(levels: Level[], character: string, maxDepth: number): void {
  if (character === '{' || character === '[') {
    if (levels.length >= maxDepth) throw tooDeep(maxDepth);
    levels.push({ keys: character === '{' ? new Set() : undefined, expectsKey: character === '{' });
  } else if (character === '}' || character === ']') {
    levels.pop();
  } else if (character === ',') {
    const level = levels.at(-1);
    if (level !== undefined) level.expectsKey = true;
  }
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '"') return index;
  }
  return text.length;
}

/** Keys are compared decoded: `"a"` and `"\u0061"` are one name. */
function noteKey(keys: Set<string>, raw: string, duplicates: string[]): void {
  const name = raw.includes('\\') ? decodeKey(raw) : raw;
  if (keys.has(name)) duplicates.push(name);
  keys.add(name);
}

function decodeKey(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw));
  } catch {
    return raw;
  }
}

function tooDeep(maxDepth: number): ConsoleError {
  return new ConsoleError(
    'validation',
    'json-too-deep',
    `Expected JSON nested at most ${maxDepth} levels; it is deeper.`,
    {
      hint: 'No answer of sgID nests this deep. Look at who really answered.',
      spec: 'RFC 8259 9',
    },
  );
}
