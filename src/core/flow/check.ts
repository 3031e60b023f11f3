import type { CheckName } from './check-catalogue/check-catalogue.js';

/** `warned` means the flow may go on, but something wants a look. `skipped` says that nothing was there to hold a rule to. */
export type Verdict = 'passed' | 'warned' | 'failed' | 'skipped';

/** How one library is told to do what a remedy asks for. */
export interface Setting {
  readonly library: string;
  readonly setting: string;
}

/** One rule, what it expected, what came, and the verdict. */
export interface Check {
  /** Stable and kebab-case, unique within its step. */
  readonly id: string;
  readonly status: Verdict;
  /** The rule in a few words, as a statement: `aud contains the client`. */
  readonly rule: string;
  readonly expected?: string | undefined;
  readonly actual?: string | undefined;
  /** The clause, short: `OIDC 3.1.3.7 (11)`, `RFC 7636 4.6`. */
  readonly spec?: string | undefined;
  /** For what did not pass: the likely causes, most likely first. */
  readonly causes?: readonly string[] | undefined;
  /** For what did not pass: what to do. */
  readonly remedy?: string | undefined;
  /** The remedy as settings of common libraries. */
  readonly settings?: readonly Setting[] | undefined;
  /** The official TypeScript SDK would have let this pass. */
  readonly sdkAccepts?: boolean | undefined;
}

/** A rule of the catalogue with what it expects and what came, before it is judged. */
export type Rule = Pick<Check, 'rule' | 'expected' | 'actual' | 'spec'> & { readonly id: CheckName };

/** What is said of a rule that does not hold; `failed` where no status is given. */
export type Objection = Pick<Check, 'causes' | 'remedy' | 'settings' | 'sdkAccepts'> & {
  readonly status?: 'failed' | 'warned';
};

/**
 * The check of one rule: passed where it holds, else with the objection.
 *
 * @param holds whether the rule holds
 * @param rule the rule, what it expected and what came
 * @param objection status, causes and remedy where it does not hold
 */
export function judge(holds: boolean, rule: Rule, objection: Objection): Check {
  return holds ? { ...rule, status: 'passed' } : { ...rule, ...objection, status: objection.status ?? 'failed' };
}

/** The check of a rule that had nothing to be held to; `rule.actual` says why. */
export function skip(rule: Rule): Check {
  return { ...rule, status: 'skipped' };
}

/** The verdict of many: the worst of them. Nothing at all counts as passed. */
export function worstVerdict(checks: readonly Pick<Check, 'status'>[]): 'passed' | 'warned' | 'failed' {
  if (checks.some((check) => check.status === 'failed')) return 'failed';
  return checks.some((check) => check.status === 'warned') ? 'warned' : 'passed';
}

/** How many checks came to each verdict, and how many there are in all. */
export type CheckTally = Readonly<Record<Verdict | 'all', number>>;

/** Counts checks by their verdict: the one count behind every figure that is shown of them. */
export function tallyChecks(checks: readonly Pick<Check, 'status'>[]): CheckTally {
  const count = (status: Verdict) => checks.filter((check) => check.status === status).length;
  return {
    passed: count('passed'),
    warned: count('warned'),
    failed: count('failed'),
    skipped: count('skipped'),
    all: checks.length,
  };
}
