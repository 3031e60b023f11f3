import { describe, expect, it } from 'vitest';
import type { TesterAnswer } from '../../../../src/sandbox/app-under-test/app-driver.js';
import { baselineOf, type FinalPage } from '../../../../src/sandbox/app-under-test/final-page.js';
import { guessState } from '../../../../src/sandbox/app-under-test/guess-state.js';
import { judge, type Observation } from '../../../../src/sandbox/app-under-test/judge.js';
import { reportPage } from '../../../../src/sandbox/app-under-test/report-page.js';
import type { Evidence, TestCase } from '../../../../src/sandbox/app-under-test/test-case.js';
import { TEST_CASES } from '../../../../src/sandbox/app-under-test/test-cases.js';
import { FAULTS } from '../../../../src/sandbox/faults/faults.js';

const PLACE = 'http://localhost:5001/profile';
const HOME: FinalPage = { place: PLACE, status: 200, text: '<p>Hello TAN, it is 10:00</p>' };
const LATER: FinalPage = { ...HOME, text: '<p>Hello TAN, it is 11:30</p>' };
const SIGNED_OUT: FinalPage = { ...HOME, status: 401, text: 'Log in first' };
const REFUSED: FinalPage = { place: 'http://localhost:5001/api/redirect', status: 403, text: 'Nobody was logged in' };
const BASELINE = baselineOf(HOME, LATER, SIGNED_OUT);

function caseOf(evidence: Evidence, marker?: string): TestCase {
  return { id: 'x', fault: 'x', title: 'x', evidence, clause: 'c', fix: 'f', marker };
}

const REACHED = { applied: true, delivered: true, tokenRequests: 0, userinfoAnswers: 0 };

/** A login that ended with a page. */
function verdictOf(
  evidence: Evidence,
  { page, ...seen }: Partial<Observation> & { readonly page?: FinalPage | undefined },
  baseline = BASELINE,
): string {
  const end = { by: 'page', page: page ?? REFUSED } as const;
  return judge(caseOf(evidence), { ...REACHED, end, ...seen }, baseline).verdict;
}

/** A login of which a person says how it ended. */
function verdictAsTold(evidence: Evidence, saw: TesterAnswer, seen: Partial<Observation> = {}): string {
  return judge(caseOf(evidence), { ...REACHED, end: { by: 'tester', saw }, ...seen }, undefined).verdict;
}

describe('judge', () => {
  it('takes a token request for the acceptance of a state, and nothing of it for one of an ID token', () => {
    expect(verdictOf('token-request', { tokenRequests: 1 })).toBe('accepted');
    expect(verdictOf('token-request', {})).toBe('refused');
    expect(verdictOf('userinfo-request', { tokenRequests: 1 })).toBe('refused');
  });

  it('takes userinfo, or the page of a good login, for the acceptance of an ID token', () => {
    expect(verdictOf('userinfo-request', { userinfoAnswers: 1 })).toBe('accepted');
    expect(verdictOf('userinfo-request', { page: { ...HOME, text: '<p>Hello TAN, it is 12:00</p>' } })).toBe(
      'accepted',
    );
    expect(verdictOf('userinfo-request', { tokenRequests: 1, page: SIGNED_OUT })).toBe('refused');
  });

  it('does not take userinfo for the acceptance of userinfo', () => {
    expect(verdictOf('page', { userinfoAnswers: 1 })).toBe('refused');
    expect(verdictOf('page', { userinfoAnswers: 1, page: HOME })).toBe('accepted');
  });

  it('never takes the absence of userinfo alone for a refusal', () => {
    const silent = baselineOf(HOME, LATER, HOME);
    expect(verdictOf('userinfo-request', { tokenRequests: 1, page: HOME }, silent)).toBe('not-reached');
    expect(verdictOf('userinfo-request', { end: undefined })).toBe('not-reached');
  });

  it('says not reached where the fault touched nothing or the redirect never came', () => {
    expect(verdictOf('userinfo-request', { applied: false, userinfoAnswers: 1 })).toBe('not-reached');
    expect(verdictOf('token-request', { delivered: false })).toBe('not-reached');
  });

  it('takes what only the fault can have put on a page for acceptance', () => {
    const seen = { applied: true, delivered: true, tokenRequests: 1, userinfoAnswers: 1 };
    const end = { by: 'page', page: { ...HOME, text: 'Hello IN CLEAR' } } as const;
    expect(judge(caseOf('page', 'IN CLEAR'), { ...seen, end }, BASELINE).verdict).toBe('accepted');
  });

  it('asks a person only for what requests do not show', () => {
    expect(verdictAsTold('page', 'logged-in')).toBe('accepted');
    expect(verdictAsTold('page', 'not-logged-in', { userinfoAnswers: 1 })).toBe('refused');
    expect(verdictAsTold('userinfo-request', 'error-page')).toBe('refused');
    // A token request has followed: what the person saw changes nothing.
    expect(verdictAsTold('token-request', 'error-page', { tokenRequests: 1 })).toBe('accepted');
    expect(verdictAsTold('token-request', 'error-page', { applied: false })).toBe('not-reached');
  });
});

describe('guessState', () => {
  it.each([
    ['flavour=vanilla', 'flavour=vanilla', 'flavour=vanilla'],
    ['41', '42', '43'],
    ['42', '41', undefined],
    ['1764000000000', '1764000000421', undefined],
    ['Zm9v', 'YmFy', undefined],
  ])('makes of %s and %s %s', (earlier, later, next) => {
    expect(guessState(earlier, later)).toBe(next);
  });
});

describe('the cases', () => {
  it('arm faults that there are, and each names a clause and a fix', () => {
    const known = new Set(FAULTS.map(({ id }) => id));
    for (const { fault, clause, fix } of TEST_CASES) {
      expect(fault === undefined || known.has(fault)).toBe(true);
      expect([clause, fix]).not.toContain('');
    }
  });

  it('keep those that need a fresh app for the end', () => {
    const fresh = TEST_CASES.map(({ freshApp }) => freshApp === true);
    expect(fresh).toEqual(fresh.toSorted());
  });
});

describe('reportPage', () => {
  it('escapes what came from the app', async () => {
    const page = await reportPage({
      ok: false,
      testedAt: '2025-11-25T00:00:00.000Z',
      loginUrl: 'http://localhost:5001/<script>alert(1)</script>',
      baseline: { status: 200, place: PLACE },
      counts: { refused: 0, accepted: 0, 'not-reached': 1 },
      cases: [
        {
          id: 'a',
          title: 'A',
          verdict: 'not-reached',
          evidence: '<img src=x onerror=alert(1)>',
          clause: 'c',
          fix: 'f',
        },
      ],
      findings: [],
    });
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('<img');
    expect(page).toContain('Not every case was reached');
  });
});
