import { STEP_IDS } from '../../core/flow/step-ids.js';

const STEPS = new Set<string>(STEP_IDS);
/** Words that programs go by: ids, and one of a few. A secret that is spelled like one must not break them. */
const FIXED = new Set([
  'runId',
  'clientKey',
  'status',
  'nextStep',
  'kind',
  'role',
  'verdict',
  'severity',
  'ref',
  'approval',
  'tokenRequest',
  'clientAuthentication',
  'variant',
  'method',
  'privacy',
  'step',
  'by',
]);

/** Members that are masked text already where they are lists: long, and done. */
const MASKED = new Set(['url', 'body', 'value', 'expected', 'actual', 'text', 'decoded']);

/**
 * A view or document with every string in it redacted, whatever member it stands in, but for the fixed words.
 *
 * Names of members stay, except where `redactsNames` says that an object's are data. Masked text is done already, unless
 * it was masked with other secrets: then `skipsMasked` is false.
 */
export function redactStrings<Value>(
  value: Value,
  redact: (text: string) => string,
  redactsNames: (member: string) => boolean = () => false,
  skipsMasked = true,
): Value {
  const walk = (one: unknown, member: string): unknown => {
    if (typeof one === 'string') return one.length < 4 || isFixed(one, member) ? one : redact(one);
    if (Array.isArray(one) && skipsMasked && MASKED.has(member)) return one;
    if (Array.isArray(one)) return one.map((item) => walk(item, member));
    if (typeof one !== 'object' || one === null) return one;
    const entries = Object.entries(one).map(([name, item]) => [name, walk(item, name)] as const);
    return Object.fromEntries(redactsNames(member) ? renamed(entries, redact) : entries);
  };
  // Strings take the place of strings, and all else keeps its shape.
  return walk(value, '') as Value;
}

/** A step's id is one of a few; a check's is not. */
function isFixed(text: string, member: string): boolean {
  return FIXED.has(member) || (member === 'id' && STEPS.has(text));
}

/** Two names that read alike once redacted stay two. */
function renamed(
  entries: readonly (readonly [string, unknown])[],
  redact: (text: string) => string,
): readonly (readonly [string, unknown])[] {
  const taken = new Set<string>();
  return entries.map(([name, value]) => {
    const base = redact(name);
    let free = base;
    for (let number = 2; taken.has(free); number += 1) free = `${base} ${number}`;
    taken.add(free);
    return [free, value];
  });
}
