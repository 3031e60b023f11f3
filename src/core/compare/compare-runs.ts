/** The parts that two runs are compared by. */
export const COMPARED_PARTS = ['parameters', 'headers', 'claims', 'checks', 'fields'] as const;
export type ComparedPart = (typeof COMPARED_PARTS)[number];

/** One thing of a run to be held against the same of another. */
export interface ComparedEntry {
  /** What it belongs to: `Token request`. With `name` it says which is which; repeated ones are told apart by their order. */
  readonly where: string;
  readonly name: string;
  /** What is shown of it, secrets taken out. */
  readonly text: string;
  /** What it is judged by, in full; undefined where a secret in it is not known, as in a run that was sanitised. */
  readonly whole: string | undefined;
  /** It is new in every run: `random` must never be the same twice, `varies` may be. */
  readonly fresh?: 'random' | 'varies' | undefined;
}

/** A run as it is compared. */
export type ComparableRun = Readonly<Record<ComparedPart, readonly ComparedEntry[]>>;

/**
 * How two entries compare. `repeated`: the same, though it must be new in every run. `unknown`: alike as far as it is
 * shown, and the rest is not known. `fresh`: different, as it should be.
 */
export type ComparedVerdict = 'differs' | 'only-left' | 'only-right' | 'repeated' | 'unknown' | 'fresh' | 'same';

export interface ComparisonRow {
  readonly where: string;
  readonly name: string;
  readonly verdict: ComparedVerdict;
  readonly left?: string | undefined;
  readonly right?: string | undefined;
}

/** One part of a comparison: what differs first, then what cannot be told, what is new in every run, and what is the same. */
export interface PartComparison {
  readonly part: ComparedPart;
  readonly rows: readonly ComparisonRow[];
  /** How many rows want a look. */
  readonly differences: number;
}

const ORDER: readonly ComparedVerdict[] = [
  'differs',
  'only-left',
  'only-right',
  'repeated',
  'unknown',
  'fresh',
  'same',
];
const rankOf = (verdict: ComparedVerdict): number => Math.max(0, ORDER.indexOf(verdict) - 3);
const DIFFERENCES = new Set<ComparedVerdict>(['differs', 'only-left', 'only-right', 'repeated']);

/** Compares two runs part by part, differences first; within those, in the order of the left run. */
export function compareRuns(left: ComparableRun, right: ComparableRun): readonly PartComparison[] {
  return COMPARED_PARTS.map((part) => {
    const rows = comparePart(left[part], right[part]);
    return { part, rows, differences: rows.filter(({ verdict }) => DIFFERENCES.has(verdict)).length };
  });
}

function comparePart(left: readonly ComparedEntry[], right: readonly ComparedEntry[]): readonly ComparisonRow[] {
  const ours = byKey(left);
  const theirs = byKey(right);
  const keys = [...ours.keys(), ...[...theirs.keys()].filter((key) => !ours.has(key))];
  const rows = keys.flatMap((key) => rowOf(ours.get(key), theirs.get(key)) ?? []);
  // Sorting is stable: rows of one rank stay in their order.
  return rows.toSorted((a, b) => rankOf(a.verdict) - rankOf(b.verdict));
}

/** Entries by what they are called, the second of a name as the second. */
function byKey(entries: readonly ComparedEntry[]): ReadonlyMap<string, ComparedEntry> {
  const found = new Map<string, ComparedEntry>();
  for (const entry of entries) {
    let number = 1;
    while (found.has(keyOf(entry, number))) number += 1;
    found.set(keyOf(entry, number), number === 1 ? entry : { ...entry, name: `${entry.name} (${number})` });
  }
  return found;
}

const keyOf = ({ where, name }: ComparedEntry, number: number): string => JSON.stringify([where, name, number]);

function rowOf(left: ComparedEntry | undefined, right: ComparedEntry | undefined): ComparisonRow | undefined {
  const either = left ?? right;
  if (either === undefined) return undefined;
  const { where, name } = either;
  return { where, name, verdict: verdictOf(left, right), left: left?.text, right: right?.text };
}

function verdictOf(left: ComparedEntry | undefined, right: ComparedEntry | undefined): ComparedVerdict {
  if (right === undefined) return 'only-left';
  if (left === undefined) return 'only-right';
  const known = left.whole !== undefined && right.whole !== undefined;
  const same = known ? left.whole === right.whole : left.text === right.text;
  if (!same) return left.fresh === undefined ? 'differs' : 'fresh';
  if (!known) return left.fresh === undefined ? 'unknown' : 'fresh';
  return left.fresh === 'random' ? 'repeated' : 'same';
}
