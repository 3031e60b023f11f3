import { hashText, rollingHashOf } from './rolling-hash.js';

/** A string to look for, and the number of the secret it stands for. */
export interface Pattern {
  readonly text: string;
  readonly secret: number;
}

/** Finds many strings in one pass over a text. */
export interface PatternIndex {
  /** Calls `found` with the longest pattern at each place that has one, from left to right, overlaps included. */
  readonly search: (text: string, found: (start: number, pattern: Pattern) => void) => void;
}

interface Indexed extends Pattern {
  /** The characters that are compared one by one. */
  readonly head: string;
  /** The last code unit: looked at first, since secrets of one kind often begin alike. */
  readonly last: number;
  readonly hash: number;
}

/** Every pattern is found by its first characters, so none may be shorter. */
const KEY_LENGTH = 4;
const TABLE_SIZE = 65_536;
/** As many characters are compared one by one; the rest of a pattern by its hash, so that no text can make it slow. */
const COMPARED_LENGTH = 32;

/**
 * Builds an index of patterns of at least four code units; shorter ones are left out.
 *
 * Beyond its first 32 characters a pattern is told by a 32-bit hash: text that is no secret may be found by chance, once
 * in four thousand million, and is then masked needlessly; a secret is never passed over.
 */
export function buildPatternIndex(patterns: readonly Pattern[]): PatternIndex {
  const filter = new Uint8Array(TABLE_SIZE);
  const buckets = new Map<string, Indexed[]>();
  const seen = new Set<string>();
  for (const { text, secret } of patterns) {
    if (text.length < KEY_LENGTH || seen.has(text)) continue;
    seen.add(text);
    filter[slotAt(text, 0)] = 1;
    const key = text.slice(0, KEY_LENGTH);
    const bucket = buckets.get(key) ?? [];
    const last = text.charCodeAt(text.length - 1);
    bucket.push({ text, secret, head: text.slice(0, COMPARED_LENGTH), last, hash: hashText(text) });
    buckets.set(key, bucket);
  }
  for (const bucket of buckets.values()) bucket.sort((a, b) => b.text.length - a.text.length);
  return {
    search: (text, found) => {
      const matches = matcherFor(text);
      for (let start = 0; start + KEY_LENGTH <= text.length; start += 1) {
        if (filter[slotAt(text, start)] === 0) continue;
        const bucket = buckets.get(text.slice(start, start + KEY_LENGTH));
        const pattern = bucket?.find((candidate) => matches(candidate, start));
        if (pattern !== undefined) found(start, pattern);
      }
    },
  };
}

/** The text's hashes are worked out only once a pattern needs them. */
function matcherFor(text: string): (pattern: Indexed, start: number) => boolean {
  let rolling: ReturnType<typeof rollingHashOf> | undefined;
  return (pattern, start) => {
    const { length } = pattern.text;
    if (text.charCodeAt(start + length - 1) !== pattern.last || !text.startsWith(pattern.head, start)) return false;
    if (length <= COMPARED_LENGTH) return true;
    rolling ??= rollingHashOf(text);
    return rolling(start, length) === pattern.hash;
  };
}

function slotAt(text: string, index: number): number {
  const a = text.charCodeAt(index);
  const b = text.charCodeAt(index + 1);
  const c = text.charCodeAt(index + 2);
  const d = text.charCodeAt(index + 3);
  return (a * 73 + b * 1_181 + c * 19_433 + d * 40_503) & (TABLE_SIZE - 1);
}
