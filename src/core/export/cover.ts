import type { Span } from './decoded-view.js';

/** A stretch where a secret was found, and the number of that secret. */
export interface Match extends Span {
  readonly secret: number;
}

/**
 * Makes stretches that overlap into stretches that do not, from left to right: where two claim the same characters the
 * longer has them, and the shorter keeps what is left of it, so that every character of every match stays covered.
 * `length` is that of the text.
 */
export function coverOnce(matches: readonly Match[], length: number): readonly Match[] {
  const owners = new Int32Array(length).fill(-1);
  /** For each place the next one that nobody owns; found in nearly constant time by shortening the paths. */
  const free = new Int32Array(length + 1);
  for (let index = 0; index <= length; index += 1) free[index] = index;
  const longestFirst = [...matches].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  longestFirst.forEach(({ start, end }, match) => {
    for (let place = nextFree(free, start); place < end; place = nextFree(free, place)) {
      owners[place] = match;
      free[place] = place + 1;
    }
  });
  return stretches(owners, longestFirst);
}

function nextFree(free: Int32Array, from: number): number {
  let root = from;
  while (free[root] !== root) root = free[root] ?? root;
  let place = from;
  while (place !== root) {
    const next = free[place] ?? root;
    free[place] = root;
    place = next;
  }
  return root;
}

function stretches(owners: Int32Array, matches: readonly Match[]): readonly Match[] {
  const covered: Match[] = [];
  let start = 0;
  for (let place = 1; place <= owners.length; place += 1) {
    if (owners[place] === owners[start]) continue;
    const match = matches[owners[start] ?? -1];
    if (match !== undefined) covered.push({ start, end: place, secret: match.secret });
    start = place;
  }
  return covered;
}
