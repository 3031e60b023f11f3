import { type Baseline, type FinalPage, isBaseline } from './final-page.js';
import type { Evidence, TestCase, Verdict } from './test-case.js';

/** What was seen of one login in which something was wrong. */
export interface Observation {
  /** The fault touched a request, or the redirect of another login was delivered. */
  readonly applied: boolean;
  /** The redirect came to the app. */
  readonly delivered: boolean;
  /** Token requests that came after it. */
  readonly tokenRequests: number;
  /** Userinfo requests that came after it with an access token that is good; one without shows nothing. */
  readonly userinfoAnswers: number;
  /** Undefined where the app gave no page: it did not answer, or led in a circle. */
  readonly page: FinalPage | undefined;
}

/** A verdict and what it rests on. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly evidence: string;
}

/** Weighs what was seen. A request that did not come is alone no proof of a refusal: it may come later. */
export function judge({ evidence, marker }: TestCase, seen: Observation, baseline: Baseline): Judgement {
  if (!seen.applied) return notReached('The login did not come to the request that the fault touches.');
  if (evidence === 'token-request' && !seen.delivered) return notReached('The redirect did not come to the app.');
  const proof = requestProof(evidence, seen);
  if (proof !== undefined) return { verdict: 'accepted', evidence: proof };
  const { page } = seen;
  if (page === undefined) return notReached('The app gave no page that could be held against that of a good login.');
  if (marker !== undefined && page.text.includes(marker)) {
    return { verdict: 'accepted', evidence: 'The last page shows what only the fault can have put there.' };
  }
  if (!isBaseline(page, baseline)) return { verdict: 'refused', evidence: refusalOf(evidence, page) };
  if (!baseline.tells) {
    return notReached(
      'The last page is the same with and without a login, so it shows neither a refusal nor the opposite.',
    );
  }
  return { verdict: 'accepted', evidence: `The last page is that of a good login: ${page.status} at ${page.place}.` };
}

function requestProof(evidence: Evidence, { tokenRequests, userinfoAnswers }: Observation): string | undefined {
  if (evidence === 'token-request' && tokenRequests > 0) return 'A token request followed.';
  if (evidence === 'userinfo-request' && userinfoAnswers > 0) return 'Userinfo was asked for.';
  return undefined;
}

function refusalOf(evidence: Evidence, { status, place }: FinalPage): string {
  const page = `the last page is another than that of a good login: ${status} at ${place}`;
  if (evidence === 'token-request') return `No token request followed, and ${page}.`;
  return evidence === 'userinfo-request' ? `Userinfo was not asked for, and ${page}.` : `T${page.slice(1)}.`;
}

function notReached(evidence: string): Judgement {
  return { verdict: 'not-reached', evidence };
}
