import type { Match } from './cover.js';
import type { Pattern } from './pattern-index.js';
import { hashOfFour } from './rolling-hash.js';

/** So many characters of a secret before a cut are taken for its beginning. Fewer stand there by chance. */
const MIN_CUT = 6;
/** As far before a cut the beginning of a secret is looked for. */
const MAX_TAIL = 8192;
/** A longer text is looked at where it ends alone; what the console shortens for a message is shorter. */
const MAX_MESSAGE = 16_384;
const MAX_CUTS = 16;
const ELLIPSIS = '…';
/** The filter that most places are passed over by has one slot more. */
const FILTER_MASK = 0xffff;
/** What the search of one text may cost, in comparisons of strings. Only a text that was made for it costs more. */
const MAX_COMPARISONS = 20_000;

/** Patterns by their first characters; those that begin alike in the order of their code units. */
interface Heads {
  readonly filter: Uint8Array;
  readonly byHead: ReadonlyMap<string, readonly Pattern[]>;
}

/**
 * Finds the beginnings of secrets that a cut has left: where a text ends, and before an ellipsis. Where a text was made
 * to be slow to look at, all that may be the beginning of a secret is taken for one.
 */
export function buildCutFinder(patterns: Iterable<Pattern>): (text: string) => readonly Match[] {
  const byHead = new Map<string, Pattern[]>();
  const filter = new Uint8Array(FILTER_MASK + 1);
  for (const { text, secret } of patterns) {
    if (text.length <= MIN_CUT) continue;
    const head = text.slice(0, MIN_CUT);
    filter[hashOfFour(text, 0) & FILTER_MASK] = 1;
    const pattern = { text: text.slice(0, MAX_TAIL + 1), secret };
    const alike = byHead.get(head);
    if (alike === undefined) byHead.set(head, [pattern]);
    else alike.push(pattern);
  }
  if (byHead.size === 0) return () => [];
  for (const alike of byHead.values()) alike.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return (text) => {
    const budget = { left: MAX_COMPARISONS };
    return cutsIn(text).flatMap((end) => cutSecretBefore(text, end, { filter, byHead }, budget) ?? []);
  };
}

function cutsIn(text: string): readonly number[] {
  const cuts = [text.length];
  if (text.endsWith(ELLIPSIS)) cuts.push(text.length - ELLIPSIS.length);
  if (text.length > MAX_MESSAGE) return cuts;
  let at = text.indexOf(ELLIPSIS);
  while (at !== -1 && cuts.length < MAX_CUTS) {
    cuts.push(at);
    at = text.indexOf(ELLIPSIS, at + 1);
  }
  return cuts;
}

function cutSecretBefore(
  text: string,
  end: number,
  { filter, byHead }: Heads,
  budget: { left: number },
): Match | undefined {
  const slotAt = hashOfFour;
  for (let start = Math.max(0, end - MAX_TAIL); start + MIN_CUT <= end; start += 1) {
    if (filter[slotAt(text, start) & FILTER_MASK] === 0) continue;
    const alike = byHead.get(text.slice(start, start + MIN_CUT));
    if (alike === undefined) continue;
    const pattern = beginningLike(alike, text.slice(start, end), budget);
    if (pattern !== undefined) return { start, end, secret: pattern.secret };
  }
  return undefined;
}

/** The first of those in order that begins with a text: all of them stand together, behind what is less. */
function beginningLike(alike: readonly Pattern[], rest: string, budget: { left: number }): Pattern | undefined {
  let [from, to] = [0, alike.length];
  while (from < to) {
    budget.left -= 1;
    if (budget.left < 0) return alike[0];
    const middle = (from + to) >>> 1;
    if ((alike[middle]?.text ?? '') < rest) from = middle + 1;
    else to = middle;
  }
  const first = alike[from];
  return first?.text.startsWith(rest) === true ? first : undefined;
}
