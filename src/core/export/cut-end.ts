import type { Match } from './cover.js';
import type { Pattern } from './pattern-index.js';

/** So many characters of a secret before a cut are taken for its beginning. Fewer stand there by chance. */
const MIN_CUT = 6;
/** As far before a cut the beginning of a secret is looked for. */
const MAX_TAIL = 8192;
/** A longer text is looked at where it ends alone; what the console shortens for a message is shorter. */
const MAX_MESSAGE = 16_384;
const MAX_CUTS = 16;
const ELLIPSIS = '…';

/** Finds the beginnings of secrets that a cut has left: where a text ends, and before an ellipsis. */
export function buildCutFinder(patterns: readonly Pattern[]): (text: string) => readonly Match[] {
  const byHead = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    if (pattern.text.length <= MIN_CUT) continue;
    const head = pattern.text.slice(0, MIN_CUT);
    const alike = byHead.get(head);
    if (alike === undefined) byHead.set(head, [pattern]);
    else alike.push(pattern);
  }
  if (byHead.size === 0) return () => [];
  return (text) => cutsIn(text).flatMap((end) => cutSecretBefore(text, end, byHead) ?? []);
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
  byHead: ReadonlyMap<string, readonly Pattern[]>,
): Match | undefined {
  const from = Math.max(0, end - MAX_TAIL);
  const tail = text.slice(from, end);
  for (let start = 0; start + MIN_CUT <= tail.length; start += 1) {
    const alike = byHead.get(tail.slice(start, start + MIN_CUT));
    if (alike === undefined) continue;
    const rest = tail.slice(start);
    const pattern = alike.find((one) => one.text.startsWith(rest));
    if (pattern !== undefined) return { start: from + start, end, secret: pattern.secret };
  }
  return undefined;
}
