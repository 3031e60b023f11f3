import { describe, expect, it } from 'vitest';
import type { LoginAttempt, LoginPurpose } from '../../../../src/sandbox/app-under-test/app-driver.js';
import { createTester } from '../../../../src/sandbox/app-under-test/tester.js';
import { countExchanged, markOf, requestsSince } from '../../../../src/sandbox/app-under-test/watched-requests.js';
import type { SandboxRequest } from '../../../../src/sandbox/types.js';

/** A log to write to, and somebody who waits for what it says. */
function bench() {
  const requests: SandboxRequest[] = [];
  const log = (more: Partial<SandboxRequest>) =>
    requests.push({
      id: requests.length + 1,
      at: 0,
      method: 'GET',
      path: '/',
      status: 200,
      durationMs: 1,
      endpoint: 'other',
      note: '',
      faults: [],
      clientId: 'APP',
      ...more,
    });
  const sandbox = { requests: () => requests, exchange: () => undefined, armFault: () => {} };
  const watched = { sandbox, clientId: 'APP' };
  let tasks = 0;
  const tester = createTester(watched, () => {
    tasks += 1;
  });
  const stop = new AbortController();
  const logIn = (purpose: LoginPurpose, isDecided = () => false): Promise<LoginAttempt> =>
    tester.driver.logIn({ purpose, isDecided, signal: stop.signal });
  return { log, watched, tester, logIn, stop, tasks: () => tasks };
}

describe('createTester', () => {
  it('takes an answer once the login has begun, and none before', async () => {
    const { log, tester, logIn, tasks } = bench();
    const login = logIn('case');
    expect(tester.task()).toEqual({ kind: 'log-in', purpose: 'case', seen: false, problem: undefined });
    expect(tester.answer('logged-in')).toBe(false);
    log({ endpoint: 'authorize', status: 302, login: 1 });
    expect(tester.task()).toMatchObject({ seen: true });
    expect(tester.answer('restarted')).toBe(false);
    expect(tester.answer('error-page')).toBe(true);
    expect(await login).toEqual({ delivered: true, end: { by: 'tester', saw: 'error-page' } });
    expect([tester.task(), tasks()]).toEqual([undefined, 1]);
    expect(tester.answer('error-page')).toBe(false);
  });

  it('asks nothing where the requests say enough', async () => {
    const { log, tester, logIn } = bench();
    let decided = false;
    const login = logIn('case', () => decided);
    log({ endpoint: 'authorize', status: 302, login: 1 });
    tester.look();
    decided = true;
    tester.look();
    expect(await login).toEqual({ delivered: true, end: undefined });
    // A good login in between is as good as told.
    expect(await logIn('check', () => true)).toMatchObject({ end: { by: 'tester', saw: 'logged-in' } });
  });

  it('does not take a login of another client for the one it waits for, and says why one was refused', async () => {
    const { log, tester, logIn, stop } = bench();
    const login = logIn('first');
    log({ endpoint: 'authorize', status: 302, login: 1, clientId: 'OTHER' });
    expect(tester.answer('logged-in')).toBe(false);
    log({ endpoint: 'authorize', status: 400, problem: 'The redirect_uri is not registered.' });
    expect(tester.task()).toMatchObject({ seen: true, problem: 'The redirect_uri is not registered.' });
    stop.abort(new Error('enough'));
    await expect(login).rejects.toThrow('enough');
    expect(tester.task()).toBeUndefined();
    await expect(logIn('first')).rejects.toThrow('enough');
  });

  it('waits until the app was restarted', async () => {
    const { tester, stop } = bench();
    const restarted = tester.restart('fresh-keys', stop.signal);
    expect(tester.task()).toEqual({ kind: 'restart', why: 'fresh-keys' });
    expect(tester.answer('logged-in')).toBe(false);
    expect(tester.answer('restarted')).toBe(true);
    await restarted;
  });
});

describe('requestsSince', () => {
  it('leaves out what an earlier login sends late', () => {
    const { log, watched } = bench();
    log({ endpoint: 'authorize', status: 302, login: 1 });
    const mark = markOf(watched);
    log({ endpoint: 'token', login: 1 });
    expect(countExchanged(requestsSince(watched, mark))).toBe(0);
    log({ endpoint: 'authorize', status: 302, login: 2 });
    log({ endpoint: 'token', login: 2 });
    log({ endpoint: 'token', login: 3, clientId: 'OTHER' });
    expect(countExchanged(requestsSince(watched, mark))).toBe(1);
  });
});
