import { hashOfFour, hashText, rollingHashOf } from './rolling-hash.js';

/** A string to look for, and the number of the secret it stands for. */
export interface Pattern {
  readonly text: string;
  readonly secret: number;
}

/** A pattern that was found: its length in UTF-16 code units. Its text is not kept: of thousands that would be much. */
export interface FoundPattern {
  readonly length: number;
  readonly secret: number;
}

/** How much a search may still cost, in comparisons by hash; shared by the readings of one text. */
export interface SearchBudget {
  left: number;
}

/** Finds many strings in one pass over a text. */
export interface PatternIndex {
  /**
   * Calls `found` with the longest pattern at each place that has one, from left to right, overlaps included.
   *
   * False where the budget ran out first: text and patterns were made to repeat each other, and some may be left.
   */
  readonly search: (
    text: string,
    found: (start: number, pattern: FoundPattern) => void,
    budget: SearchBudget,
  ) => boolean;
}

/** Patterns that begin alike, by length and then by hash: so a thousand of one length cost one look. */
interface LengthGroup {
  readonly length: number;
  readonly byHash: Map<number, FoundPattern>;
}

interface Bucket {
  /** Patterns of at most as many characters as are compared one by one: by their length, longest first. */
  readonly short: { readonly length: number; readonly byText: Map<string, FoundPattern> }[];
  /** Longer ones by their first characters. */
  readonly long: Map<string, LengthGroup[]>;
}

/** Every pattern is found by its first characters, so none may be shorter. */
const KEY_LENGTH = 4;
/** Slots of the filter: so many for each pattern that few places of a text pass by chance, within these bounds. */
const SLOTS_PER_PATTERN = 16;
const LEAST_SLOTS = 65_536;
const MOST_SLOTS = 4_194_304;
/** As many characters are compared one by one; the rest of a pattern by its hash, so that no text can make it slow. */
const COMPARED_LENGTH = 32;

/**
 * Builds an index of patterns of at least four code units; shorter ones are left out.
 *
 * Beyond its first 32 characters a pattern is told by a 32-bit hash: text that is no secret may be found by chance, once
 * in four thousand million, and is then masked needlessly; a secret is never passed over.
 */
export function buildPatternIndex(patterns: Iterable<Pattern>): PatternIndex {
  const buckets = new Map<string, Bucket>();
  for (const pattern of patterns) {
    const { text } = pattern;
    if (text.length < KEY_LENGTH) continue;
    const key = text.slice(0, KEY_LENGTH);
    const bucket = buckets.get(key) ?? { short: [], long: new Map<string, LengthGroup[]>() };
    buckets.set(key, bucket);
    if (text.length <= COMPARED_LENGTH) addShort(bucket, pattern);
    else addLong(bucket, pattern);
  }
  for (const { short, long } of buckets.values()) {
    for (const groups of [short, ...long.values()]) groups.sort((a, b) => b.length - a.length);
  }
  const filter = filterOf([...buckets.keys()]);
  const mask = filter.length - 1;
  return {
    search: (text, found, budget) => {
      const longAt = longMatcherFor(text, budget);
      const slotAt = hashOfFour;
      for (let start = 0; start + KEY_LENGTH <= text.length; start += 1) {
        if (filter[slotAt(text, start) & mask] === 0) continue;
        const bucket = buckets.get(text.slice(start, start + KEY_LENGTH));
        if (bucket === undefined) continue;
        const pattern = longAt(bucket, start) ?? shortAt(bucket, text, start, budget);
        if (budget.left < 0) return false;
        if (pattern !== undefined) found(start, pattern);
      }
      return true;
    },
  };
}

function filterOf(keys: readonly string[]): Uint8Array {
  let slots = LEAST_SLOTS;
  while (slots < MOST_SLOTS && slots < keys.length * SLOTS_PER_PATTERN) slots *= 2;
  const filter = new Uint8Array(slots);
  for (const key of keys) filter[hashOfFour(key, 0) & (slots - 1)] = 1;
  return filter;
}

/** A part of a text keeps the whole of it in memory; a copy does not. */
function ownCopy(part: string): string {
  return Buffer.from(part, 'utf16le').toString('utf16le');
}

function addShort({ short }: Bucket, { text, secret }: Pattern): void {
  const { length } = text;
  const group = short.find((one) => one.length === length);
  if (group === undefined) short.push({ length, byText: new Map([[text, { length, secret }]]) });
  else if (!group.byText.has(text)) group.byText.set(text, { length, secret });
}

function addLong({ long }: Bucket, { text, secret }: Pattern): void {
  const { length } = text;
  const head = text.slice(0, COMPARED_LENGTH);
  const groups = long.get(head) ?? [];
  if (groups.length === 0) long.set(ownCopy(head), groups);
  const hash = hashText(text);
  const group = groups.find((one) => one.length === length);
  if (group === undefined) groups.push({ length, byHash: new Map([[hash, { length, secret }]]) });
  else if (!group.byHash.has(hash)) group.byHash.set(hash, { length, secret });
}

/** The text's hashes are worked out only once a pattern needs them. */
function longMatcherFor(
  text: string,
  budget: SearchBudget,
): (bucket: Bucket, start: number) => FoundPattern | undefined {
  let rolling: ReturnType<typeof rollingHashOf> | undefined;
  return ({ long }, start) => {
    if (long.size === 0) return undefined;
    const groups = long.get(text.slice(start, start + COMPARED_LENGTH));
    if (groups === undefined) return undefined;
    rolling ??= rollingHashOf(text);
    for (const { length, byHash } of groups) {
      if (start + length > text.length) continue;
      budget.left -= 1;
      const pattern = byHash.get(rolling(start, length));
      if (pattern !== undefined) return pattern;
    }
    return undefined;
  };
}

function shortAt({ short }: Bucket, text: string, start: number, budget: SearchBudget): FoundPattern | undefined {
  for (const { length, byText } of short) {
    budget.left -= 1;
    const pattern = byText.get(text.slice(start, start + length));
    if (pattern !== undefined) return pattern;
  }
  return undefined;
}
