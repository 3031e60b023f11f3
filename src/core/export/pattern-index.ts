/** A string to look for, and the number of the secret it stands for. */
export interface Pattern {
  readonly text: string;
  readonly secret: number;
}

/** Longer patterns are cut into pieces of at most this length, which bounds what one comparison costs. */
const MAX_PIECE_LENGTH = 4_096;

const TABLE_SIZE = 65_536;
/** Every pattern is found by its first characters, so none may be shorter. */
const KEY_LENGTH = 4;

/** Finds many strings in one pass over a text. */
export interface PatternIndex {
  /** Calls `found` with the longest pattern at each place that has one, from left to right, overlaps included. */
  readonly search: (text: string, found: (start: number, pattern: Pattern) => void) => void;
}

/** Builds an index of patterns of at least four code units; shorter ones are left out. */
export function buildPatternIndex(patterns: readonly Pattern[]): PatternIndex {
  const filter = new Uint8Array(TABLE_SIZE);
  const buckets = new Map<string, Pattern[]>();
  const seen = new Set<string>();
  for (const pattern of patterns.flatMap(pieces)) {
    if (pattern.text.length < KEY_LENGTH || seen.has(pattern.text)) continue;
    seen.add(pattern.text);
    filter[hashAt(pattern.text, 0)] = 1;
    const key = pattern.text.slice(0, KEY_LENGTH);
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [pattern]);
    else bucket.push(pattern);
  }
  for (const bucket of buckets.values()) bucket.sort((a, b) => b.text.length - a.text.length);
  return {
    search: (text, found) => {
      for (let start = 0; start + KEY_LENGTH <= text.length; start += 1) {
        if (filter[hashAt(text, start)] === 0) continue;
        const bucket = buckets.get(text.slice(start, start + KEY_LENGTH));
        const pattern = bucket?.find((candidate) => text.startsWith(candidate.text, start));
        if (pattern !== undefined) found(start, pattern);
      }
    },
  };
}

function hashAt(text: string, index: number): number {
  const a = text.charCodeAt(index);
  const b = text.charCodeAt(index + 1);
  const c = text.charCodeAt(index + 2);
  const d = text.charCodeAt(index + 3);
  return (a * 73 + b * 1_181 + c * 19_433 + d * 40_503) & (TABLE_SIZE - 1);
}

/** Equal pieces, so that none is too short to be told from chance. */
function pieces(pattern: Pattern): readonly Pattern[] {
  const count = Math.ceil(pattern.text.length / MAX_PIECE_LENGTH);
  if (count <= 1) return [pattern];
  const size = Math.ceil(pattern.text.length / count);
  return Array.from({ length: count }, (_, index) => ({
    text: pattern.text.slice(index * size, (index + 1) * size),
    secret: pattern.secret,
  }));
}
