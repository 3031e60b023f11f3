import { type PlacedSegment, partAt, partsOf, rangeOfPart, type TokenSelection } from './token-places.js';

/**
 * What a key selects in a token: Left and Right go by characters, with Shift they extend; Up and Down go from part to
 * part; Home and End to its ends; Escape selects nothing. `not-ours` for every other key.
 */
export function nextSelection(
  placed: readonly PlacedSegment[],
  selection: TokenSelection | undefined,
  key: string,
  extend: boolean,
): TokenSelection | undefined | 'not-ours' {
  if (key === 'Escape') return selection === undefined ? 'not-ours' : undefined;
  if (key === 'ArrowUp' || key === 'ArrowDown') return otherPart(placed, selection, key === 'ArrowDown' ? 1 : -1);
  const last = (placed.at(-1)?.end ?? 1) - 1;
  const head = headAfter(key, selection?.head, last);
  if (head === undefined) return 'not-ours';
  return { anchor: extend && selection !== undefined ? selection.anchor : head, head };
}

function headAfter(key: string, head: number | undefined, last: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, (head ?? 1) - 1);
    case 'ArrowRight':
      return Math.min(last, (head ?? -1) + 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

function otherPart(
  placed: readonly PlacedSegment[],
  selection: TokenSelection | undefined,
  step: 1 | -1,
): TokenSelection | undefined {
  const parts = partsOf(placed).flatMap((part) => {
    const range = rangeOfPart(placed, part);
    return range === undefined || range.end === range.start ? [] : [{ ...part, ...range }];
  });
  const here = selection === undefined ? undefined : partAt(placed, Math.min(selection.anchor, selection.head));
  const index = parts.findIndex(({ segment, member }) => segment === here?.segment && member === here.member);
  const next = parts[Math.min(Math.max(index + step, 0), parts.length - 1)];
  return next === undefined ? undefined : { anchor: next.start, head: next.end - 1 };
}
