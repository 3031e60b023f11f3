import { describe, expect, it } from 'vitest';
import { type AppDriver, runSuite } from '../../../../src/sandbox/app-under-test/run-suite.js';
import { TEST_CASES } from '../../../../src/sandbox/app-under-test/test-cases.js';
import type { SandboxRequest } from '../../../../src/sandbox/types.js';

const PLACE = 'http://localhost:5001/profile';
const HOME = { place: PLACE, status: 200, text: 'Hello TAN' };
const REFUSED = { place: PLACE, status: 403, text: 'No' };

/** An app and its sandbox in little: which request each login makes, and what the app answers while a fault is armed. */
function bench(app: { readonly worksAfter?: boolean; readonly reachesFaults?: boolean; readonly exchanges?: boolean }) {
  const { worksAfter = true, reachesFaults = true, exchanges = true } = app;
  const requests: SandboxRequest[] = [];
  let armed: string | undefined;
  let broken = false;
  const calls = { restarts: 0 };
  const log = (endpoint: SandboxRequest['endpoint'], faults: readonly string[]) => {
    const base = { at: 0, method: 'POST', path: '/v2/oauth/token', status: 200, durationMs: 1, note: '' };
    requests.push({ ...base, id: requests.length + 1, endpoint, faults });
  };
  const sandbox = {
    requests: () => requests,
    exchange: () => undefined,
    armFault: (id: string, on: boolean | 'once') => {
      armed = on === false ? undefined : id;
    },
  };
  const driver: AppDriver = {
    settleMs: 0,
    logIn: async () => {
      if (armed === undefined) {
        if (exchanges) log('token', []);
        return { delivered: true, page: broken ? REFUSED : HOME };
      }
      broken = !worksAfter;
      log('authorize', reachesFaults ? [armed] : []);
      return { delivered: true, page: REFUSED };
    },
    crossLogins: async () => ({ delivered: true, page: REFUSED }),
    visit: async () => ({ place: PLACE, status: 401, text: 'Log in first' }),
    restart: async () => {
      calls.restarts += 1;
    },
  };
  const run = (signal = new AbortController().signal) => runSuite({ sandbox, driver, signal }, () => {});
  return { run, calls, armed: () => armed };
}

describe('runSuite', () => {
  it('tells every case once, in order, and leaves no fault armed', async () => {
    const { run, armed } = bench({});
    const { results } = await run();
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
    const { results } = await bench({ worksAfter: false }).run();
    const refused = results.filter(({ verdict }) => verdict === 'refused').map(({ id }) => id);
    // The one case that arms no fault comes first, when the app still works.
    expect(refused).toEqual(['redirect.of-another-login']);
  });

  it('takes nothing for refused that the fault did not reach', async () => {
    const { results } = await bench({ reachesFaults: false }).run();
    expect(results.filter(({ verdict }) => verdict === 'not-reached')).toHaveLength(TEST_CASES.length - 1);
  });

  it('goes no further without a good login, and stops where it is told to', async () => {
    await expect(bench({ exchanges: false }).run()).rejects.toMatchObject({ code: 'no-baseline' });
    await expect(bench({}).run(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});
