import type { LoginFinding } from './login-finding.js';
import type { CaseResult, Verdict } from './test-case.js';

/** What a test of an app ends with: the document of `--json`, and of a report. */
export interface TestReport {
  /** Every case was refused. */
  readonly ok: boolean;
  /** When it was made, in ISO 8601. */
  readonly testedAt: string;
  readonly loginUrl: string;
  /** What a good login ends with. */
  readonly baseline: { readonly status: number; readonly place: string };
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly cases: readonly CaseResult[];
  /** What is wrong with the requests of good logins. */
  readonly findings: readonly LoginFinding[];
}

/** How many cases have each verdict. */
export function countVerdicts(cases: readonly CaseResult[]): TestReport['counts'] {
  const count = (verdict: Verdict) => cases.filter((one) => one.verdict === verdict).length;
  return { refused: count('refused'), accepted: count('accepted'), 'not-reached': count('not-reached') };
}
