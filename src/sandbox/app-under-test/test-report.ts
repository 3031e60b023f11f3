import type { LoginFinding } from './login-finding.js';
import type { Recorded } from './record-baseline.js';
import type { CaseResult, TestCase, Verdict } from './test-case.js';

/** What a test of an app ends with: the document of `--json`, and of a report. */
export interface TestReport {
  /** Every case was refused. */
  readonly ok: boolean;
  /** When it was made, in ISO 8601. */
  readonly testedAt: string;
  /** Where logins began; missing where a person began them, and did not say. */
  readonly loginUrl?: string | undefined;
  /** The client id of the app, where the sandbox has other clients beside. */
  readonly clientId?: string | undefined;
  /** What a good login ends with; missing where a person said how logins ended. */
  readonly baseline?: { readonly status: number; readonly place: string } | undefined;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly cases: readonly CaseResult[];
  /** What is wrong with the requests of good logins. */
  readonly findings: readonly LoginFinding[];
}

interface Tested extends Pick<TestReport, 'testedAt' | 'loginUrl' | 'clientId'> {
  readonly recorded: Recorded;
  /** Every case that was chosen, and what came of those that were run. */
  readonly cases: readonly TestCase[];
  readonly results: readonly CaseResult[];
}

/** The report of a test; what was chosen and not run counts as not reached. */
export function reportOf({ recorded, cases, results, ...about }: Tested): TestReport {
  const all = cases.map((testCase) => results.find(({ id }) => id === testCase.id) ?? notRun(testCase));
  const counts = countVerdicts(all);
  const { baseline, findings } = recorded;
  return {
    ok: counts.refused === all.length,
    ...about,
    baseline: baseline === undefined ? undefined : { status: baseline.status, place: baseline.place },
    counts,
    cases: all,
    findings,
  };
}

/** How many cases have each verdict. */
function countVerdicts(cases: readonly CaseResult[]): TestReport['counts'] {
  const count = (verdict: Verdict) => cases.filter((one) => one.verdict === verdict).length;
  return { refused: count('refused'), accepted: count('accepted'), 'not-reached': count('not-reached') };
}

function notRun({ id, title, clause, fix }: TestCase): CaseResult {
  return { id, title, clause, fix, verdict: 'not-reached', evidence: 'It was not run.' };
}
