import { describe, expect, it } from 'vitest';
import type { AppDriver } from '../../../../src/sandbox/app-under-test/app-driver.js';
import { runSuite, type Suite, type SuiteStep } from '../../../../src/sandbox/app-under-test/run-suite.js';
import type { CaseResult } from '../../../../src/sandbox/app-under-test/test-case.js';
import { TEST_CASES } from '../../../../src/sandbox/app-under-test/test-cases.js';
import type { SandboxRequest } from '../../../../src/sandbox/types.js';

const PLACE = 'http://localhost:5001/profile';
const HOME = { by: 'page', page: { place: PLACE, status: 200, text: 'Hello TAN' } } as const;
const REFUSED = { by: 'page', page: { place: PLACE, status: 403, text: 'No' } } as const;

interface App {
  readonly worksAfter?: boolean;
  readonly worksAfterRestart?: boolean;
  readonly reachesFaults?: boolean;
  readonly exchanges?: boolean;
  readonly confirmEvery?: number;
  readonly restartedByHand?: boolean;
  readonly answers?: boolean;
}

/** An app and its sandbox in little: which request each login makes, and what the app answers while a fault is armed. */
function bench(app: App) {
  const { worksAfter = true, worksAfterRestart = false, reachesFaults = true, exchanges = true } = app;
  const requests: SandboxRequest[] = [];
  let armed: string | undefined;
  let broken = false;
  const calls = { restarts: 0, logins: 0 };
  const log = (endpoint: SandboxRequest['endpoint'], faults: readonly string[]) => {
    const base = { at: 0, method: 'POST', path: '/v2/oauth/token', status: 200, durationMs: 1, note: '' };
    requests.push({ ...base, id: requests.length + 1, endpoint, faults });
  };
  const sandbox = {
    requests: () => requests,
    exchange: () => undefined,
    armFault: (id: string, on: boolean) => {
      armed = on ? id : undefined;
    },
  };
  const driver: AppDriver = {
    settleMs: 0,
    confirmEvery: app.confirmEvery ?? 1,
    restartedByHand: app.restartedByHand ?? false,
    logIn: async ({ signal }) => {
      signal.throwIfAborted();
      calls.logins += 1;
      if (armed === undefined) {
        if (exchanges) log('token', []);
        if (app.answers === false) return { delivered: false, end: undefined };
        return { delivered: true, end: broken ? REFUSED : HOME };
      }
      broken = !worksAfter;
      log('authorize', reachesFaults ? [armed] : []);
      return { delivered: true, end: REFUSED };
    },
    crossLogins: async () => ({ delivered: true, end: REFUSED }),
    visit: async () => ({ place: PLACE, status: 401, text: 'Log in first' }),
    restart: async () => {
      calls.restarts += 1;
      if (worksAfterRestart) broken = false;
    },
  };
  const early: CaseResult[] = [];
  const results: CaseResult[] = [];
  const run = async (more: Partial<Suite> = {}, onStep: (step: SuiteStep) => void = () => {}) => {
    const suite = { sandbox, driver, signal: new AbortController().signal, cases: TEST_CASES, ...more };
    const onResult = (result: CaseResult, isConfirmed: boolean) => (isConfirmed ? results : early).push(result);
    return runSuite(suite, { onStep, onResult });
  };
  return { run, calls, results, early, armed: () => armed };
}

const USUAL = TEST_CASES.filter(({ fault, freshApp }) => fault !== undefined && freshApp !== true);

describe('runSuite', () => {
  it('tells every case once, in order, and leaves no fault armed', async () => {
    const { run, results, armed } = bench({});
    await run();
    expect(results.map(({ id }) => id)).toEqual(TEST_CASES.map(({ id }) => id));
    expect(new Set(results.map(({ verdict }) => verdict))).toEqual(new Set(['refused']));
    expect(armed()).toBeUndefined();
  });

  it('starts the app afresh before each case about keys, and once after them', async () => {
    const { run, calls } = bench({});
    await run();
    expect(calls.restarts).toBe(TEST_CASES.filter(({ freshApp }) => freshApp === true).length + 1);
  });

  it('takes nothing for refused that an app refuses which has broken down', async () => {
    const { run, results } = bench({ worksAfter: false });
    await run();
    const refused = results.filter(({ verdict }) => verdict === 'refused').map(({ id }) => id);
    // The one case that arms no fault comes first, when the app still works.
    expect(refused).toEqual(['redirect.of-another-login']);
  });

  it('takes nothing for refused that the fault did not reach', async () => {
    const { run, results } = bench({ reachesFaults: false });
    await run();
    expect(results.filter(({ verdict }) => verdict === 'not-reached')).toHaveLength(TEST_CASES.length - 1);
  });

  it('goes no further without a good login, and stops where it is told to', async () => {
    await expect(bench({ exchanges: false }).run()).rejects.toMatchObject({
      code: 'no-baseline',
      message: expect.stringContaining('sent nobody to the sandbox: the login ended with 200 at'),
    });
    await expect(bench({ exchanges: false, answers: false }).run()).rejects.toMatchObject({
      code: 'no-baseline',
      message: expect.stringContaining('nothing answers where its login begins'),
    });
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(bench({}).run({ signal })).rejects.toThrow('enough');
  });

  it('confirms several cases by one good login, and none of them where it fails', async () => {
    const cases = USUAL.slice(0, 7);
    const works = bench({ confirmEvery: 3 });
    await works.run({ cases });
    // Two for the baseline, one for each case, and one after the third, the sixth and the last.
    expect(works.calls.logins).toBe(2 + 7 + 3);
    expect(works.early).toEqual(works.results);

    const breaks = bench({ confirmEvery: 3, worksAfter: false, worksAfterRestart: true });
    await breaks.run({ cases: USUAL.slice(0, 3) });
    expect(breaks.early.map(({ verdict }) => verdict)).toEqual(['refused', 'refused', 'refused']);
    expect(new Set(breaks.results.map(({ verdict }) => verdict))).toEqual(new Set(['not-reached']));
  });

  it('stops where a person restarted the app in vain, and goes on later with what it recorded', async () => {
    const { run, results, calls, armed } = bench({ worksAfter: false, restartedByHand: true });
    await expect(run({ cases: USUAL.slice(0, 2) })).rejects.toMatchObject({ code: 'app-broken-down' });
    expect([results, armed()]).toEqual([[], undefined]);

    const again = bench({});
    const recorded = await again.run({ cases: [] });
    const before = again.calls.logins;
    await again.run({ cases: USUAL.slice(0, 1), recorded });
    expect(again.calls.logins - before).toBe(2);
    expect(calls.restarts).toBe(1);
  });

  it('skips a case with its fault switched off, and goes on with the next', async () => {
    const { run, results, armed } = bench({});
    const [first, second] = USUAL.slice(0, 2);
    await run({ cases: USUAL.slice(0, 2) }, (step) => {
      if (step.kind === 'case' && step.testCase === first) step.skip();
    });
    expect(results.map(({ id, verdict }) => [id, verdict])).toEqual([
      [first?.id, 'not-reached'],
      [second?.id, 'refused'],
    ]);
    expect(results[0]?.evidence).toBe('It was skipped.');
    expect(armed()).toBeUndefined();
  });
});
