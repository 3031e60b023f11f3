/** The parts that two runs are compared by. */
export const COMPARED_PARTS = ['steps', 'parameters', 'headers', 'claims', 'checks', 'fields'] as const;
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
  /** Empty in a row that stands for all that one run has there, where the other has nothing at all. */
  readonly name: string;
  /** How many entries the row stands for. */
  readonly entries: number;
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
  const places = { left: placesOf(left), right: placesOf(right) };
  const shared = (entry: ComparedEntry): boolean => places.left.has(entry.where) && places.right.has(entry.where);
  const ours = byKey(left.filter(shared));
  const theirs = byKey(right.filter(shared));
  const keys = [...ours.keys(), ...[...theirs.keys()].filter((key) => !ours.has(key))];
  const rows = [
    ...keys.flatMap((key) => rowOf(ours.get(key), theirs.get(key)) ?? []),
    ...missingRows(
      left.filter((entry) => !shared(entry)),
      'left',
    ),
    ...missingRows(
      right.filter((entry) => !shared(entry)),
      'right',
    ),
  ];
  // Sorting is stable: rows of one rank stay in their order.
  return rows.toSorted((a, b) => rankOf(a.verdict) - rankOf(b.verdict));
}

const placesOf = (entries: readonly ComparedEntry[]): ReadonlySet<string> => new Set(entries.map(({ where }) => where));

/** What one run has where the other never came: one row a place, for the rest follows from it. */
function missingRows(entries: readonly ComparedEntry[], side: 'left' | 'right'): readonly ComparisonRow[] {
  return [...placesOf(entries)].map((where) => {
    const some = entries.filter((entry) => entry.where === where);
    const names = some.map(({ name }) => name).join(', ');
    return { where, name: '', entries: some.length, verdict: `only-${side}` as const, [side]: names };
  });
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
  return { where, name, entries: 1, verdict: verdictOf(left, right), left: left?.text, right: right?.text };
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
