import type { LoginEnd, TesterAnswer } from './app-driver.js';
import { type Baseline, type FinalPage, isBaseline } from './final-page.js';
import type { Evidence, TestCase, Verdict } from './test-case.js';

/** What the provider saw of one login. */
export interface SeenRequests {
  /** Token requests that came after it. */
  readonly tokenRequests: number;
  /** Userinfo requests that came after it with an access token that is good; one without shows nothing. */
  readonly userinfoAnswers: number;
}

/** What was seen of one login in which something was wrong. */
export interface Observation extends SeenRequests {
  /** The fault touched a request, or the redirect of another login was delivered. */
  readonly applied: boolean;
  /** The redirect came to the app. */
  readonly delivered: boolean;
  /** Undefined where the app gave no page, because it did not answer or led in a circle. */
  readonly end: LoginEnd | undefined;
}

/** A verdict and what it rests on. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly evidence: string;
}

/**
 * Weighs what was seen. A request that did not come is alone no proof of a refusal: it may come later.
 *
 * @param baseline the page of a good login; undefined where a person says how logins end
 */
export function judge(testCase: TestCase, seen: Observation, baseline: Baseline | undefined): Judgement {
  const { evidence } = testCase;
  if (!seen.applied) return notReached('The login did not come to the request that the fault touches.');
  if (evidence === 'token-request' && !seen.delivered) return notReached('The redirect did not come to the app.');
  const proof = proofOfAcceptance(evidence, seen);
  if (proof !== undefined) return { verdict: 'accepted', evidence: proof };
  const { end } = seen;
  if (end?.by === 'tester') return judgeAnswer(evidence, end.saw);
  if (end === undefined || baseline === undefined) {
    return notReached('The app gave no page that could be held against that of a good login.');
  }
  return judgePage(testCase, end.page, baseline);
}

/** Which request shows by itself that the app went on; undefined where none came that does. */
export function proofOfAcceptance(evidence: Evidence, seen: SeenRequests): string | undefined {
  if (evidence === 'token-request' && seen.tokenRequests > 0) return 'A token request followed.';
  if (evidence === 'userinfo-request' && seen.userinfoAnswers > 0) return 'Userinfo was asked for.';
  return undefined;
}

function judgePage({ evidence, marker }: TestCase, page: FinalPage, baseline: Baseline): Judgement {
  if (marker !== undefined && page.text.includes(marker)) {
    return { verdict: 'accepted', evidence: 'The last page shows what only the fault can have put there.' };
  }
  if (!isBaseline(page, baseline)) {
    const other = `the last page is another than that of a good login: ${page.status} at ${page.place}`;
    return { verdict: 'refused', evidence: refusalOf(evidence, other) };
  }
  if (!baseline.tells) {
    return notReached(
      'The last page is the same with and without a login, so it shows neither a refusal nor the opposite.',
    );
  }
  return { verdict: 'accepted', evidence: `The last page is that of a good login: ${page.status} at ${page.place}.` };
}

function judgeAnswer(evidence: Evidence, saw: TesterAnswer): Judgement {
  if (saw === 'logged-in') return { verdict: 'accepted', evidence: 'The tester was logged in.' };
  const what = saw === 'error-page' ? 'the tester saw an error page' : 'the tester was not logged in';
  return { verdict: 'refused', evidence: refusalOf(evidence, what) };
}

function refusalOf(evidence: Evidence, end: string): string {
  if (evidence === 'token-request') return `No token request followed, and ${end}.`;
  return evidence === 'userinfo-request' ? `Userinfo was not asked for, and ${end}.` : `T${end.slice(1)}.`;
}

function notReached(evidence: string): Judgement {
  return { verdict: 'not-reached', evidence };
}
