import type { CaseResultView, TestCaseView, TestWay } from '../../../../shared/views/app-test.js';

/** Cases about one part of the flow. */
export interface CaseGroup {
  readonly title: string;
  readonly cases: readonly TestCaseView[];
}

/** By the part of an id before the dot. */
const TITLES: Readonly<Record<string, string>> = {
  redirect: 'State and redirect',
  token: 'Token response',
  'id-token': 'ID token',
  userinfo: 'Userinfo',
  jwks: 'Public keys',
};

/** The cases by the part of the flow they are about, in its order. */
export function groupCases(cases: readonly TestCaseView[]): readonly CaseGroup[] {
  const groups = new Map<string, TestCaseView[]>();
  for (const one of cases) {
    const family = one.id.slice(0, one.id.indexOf('.'));
    groups.set(family, [...(groups.get(family) ?? []), one]);
  }
  return Array.from(groups, ([family, found]) => ({ title: TITLES[family] ?? family, cases: found }));
}

/** The cases that can be run in a way. */
export function casesFor(way: TestWay, cases: readonly TestCaseView[]): readonly TestCaseView[] {
  return cases.filter(({ consoleOnly }) => way === 'console' || !consoleOnly);
}

type Verdict = CaseResultView['verdict'];

/** Results of one verdict. */
export interface VerdictGroup {
  readonly verdict: Verdict;
  readonly results: readonly CaseResultView[];
}

/** What was accepted first, then what was not reached; groups without a result are left out. */
export function groupResults(results: readonly CaseResultView[]): readonly VerdictGroup[] {
  const verdicts: readonly Verdict[] = ['accepted', 'not-reached', 'refused'];
  return verdicts
    .map((verdict) => ({ verdict, results: results.filter((result) => result.verdict === verdict) }))
    .filter((group) => group.results.length > 0);
}

/** How many results have a verdict. */
export function countVerdict(results: readonly CaseResultView[], verdict: Verdict): number {
  return results.filter((result) => result.verdict === verdict).length;
}
