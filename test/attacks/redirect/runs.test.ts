import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Approval, approveWith } from '../../../src/engine/flow/approval.js';
import type { FlowRun } from '../../../src/engine/flow/flow-run.js';
import { connectionOutcome } from '../../support/redirect-bench.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../support/sandbox-run.js';

let bench: SandboxRunBench;

beforeAll(async () => {
  bench = await startSandboxRunBench();
});
afterAll(() => bench.stop());

/** An approval that only notes where the user would have been sent. */
function noting(): { readonly approval: Approval; readonly shown: string[] } {
  const shown: string[] = [];
  return { shown, approval: approveWith((url) => void shown.push(url)) };
}

/** Resolves once the run waits for its redirect. */
function waiting(run: FlowRun): Promise<void> {
  return new Promise((resolve) => {
    const stop = run.subscribe((state) => {
      if (state.waiting === undefined) return;
      stop();
      resolve();
    });
  });
}

/** Where the sandbox, which approves by itself, sends the browser of a run that waits. */
async function redirectOf(run: FlowRun): Promise<string> {
  const response = await fetch(run.state.waiting?.authorizationUrl ?? '', { redirect: 'manual' });
  return response.headers.get('location') ?? '';
}

const portOf = (uri: string) => Number(new URL(uri).port);
const stepOf = (run: FlowRun, id: string) => run.state.steps.find((step) => step.id === id);

describe('runs that wait for their redirect', () => {
  it('R17 no redirect: the deadline ends the wait and closes the socket', async () => {
    const run = bench.run({ redirectTimeoutMs: 150 }, noting().approval);
    await run.runToEnd();
    expect(stepOf(run, 'redirect')?.error?.code).toBe('redirect-timeout');
    expect(await connectionOutcome('127.0.0.1', portOf(bench.redirectUri))).toBe('ECONNREFUSED');
  });

  it('R18 cancelled: verifier, state and nonce are gone, the socket is closed, and the run goes on from PKCE', async () => {
    const run = bench.run({}, noting().approval);
    const ended = run.runToEnd();
    await waiting(run);
    run.cancel();
    expect([run.artifacts.pkce, run.artifacts.state, run.artifacts.nonce, run.artifacts.authorizationUrl]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    await ended;
    expect(stepOf(run, 'redirect')).toMatchObject({ status: 'failed', error: { code: 'cancelled' } });
    expect(await connectionOutcome('127.0.0.1', portOf(bench.redirectUri))).toBe('ECONNREFUSED');
    expect(run.nextStep).toBe('pkce');
  });

  it('R19 two runs with one redirect URI at once get each its own code', async () => {
    const runs = [bench.run({}, noting().approval), bench.run({}, noting().approval)];
    const [one, two] = runs;
    if (one === undefined || two === undefined) throw new Error('Two runs were made.');
    const both = Promise.all([waiting(one), waiting(two)]);
    const ended = Promise.all(runs.map((run) => run.runToEnd()));
    await both;
    // Answered in the other order.
    await fetch(await redirectOf(two));
    await fetch(await redirectOf(one));
    await ended;
    expect(runs.map((run) => run.state.status)).toEqual(['finished', 'finished']);
    expect(one.artifacts.code).not.toBe(two.artifacts.code);
    expect(one.artifacts.nonce).not.toBe(two.artifacts.nonce);
  });

  it('R02 a wrong state is shown while the run waits, and the right one ends the wait', async () => {
    const run = bench.run({}, noting().approval);
    const ended = run.runToEnd();
    await waiting(run);
    expect((await fetch(`${bench.redirectUri}?code=x&state=forged`)).status).toBe(400);
    expect(run.state.waiting?.refused).toEqual(['A redirect with another state came.']);
    expect((await fetch(await redirectOf(run))).status).toBe(200);
    await ended;
    expect(run.state.status).toBe('finished');
  });

  it.each([
    ['another host', (url: string) => url.replace('localhost', '127.0.0.1'), 'pasted-other-redirect-uri', 'host'],
    ['another port', (url: string) => url.replace(/:\d+/, ':1'), 'pasted-other-redirect-uri', 'port'],
    ['another path', (url: string) => url.replace('/api/redirect', '/success'), 'pasted-other-redirect-uri', 'path'],
    ['another scheme', (url: string) => url.replace('http:', 'https:'), 'pasted-other-redirect-uri', 'scheme'],
    [
      'another run’s state',
      (url: string) => url.replace(/state=[^&]+/, 'state=another'),
      'pasted-other-state',
      'state',
    ],
    ['no scheme', (url: string) => url.replace('http://', ''), 'pasted-', 'URL'],
  ])('R22 a pasted URL with %s is refused and says so', async (_name, alter, code, word) => {
    const run = bench.run({}, noting().approval);
    const ended = run.runToEnd();
    await waiting(run);
    const url = await redirectOf(run);
    const refusal = (() => {
      try {
        run.pasteRedirect(alter(url));
      } catch (error) {
        return error as { code: string; message: string };
      }
      return undefined;
    })();
    expect(refusal?.code).toContain(code);
    expect(refusal?.message).toContain(word);
    expect(refusal?.message).not.toContain(new URL(url).searchParams.get('code'));
    // The right one is taken all the same.
    run.pasteRedirect(`  ${url}\n`);
    await ended;
    expect(run.state.status).toBe('finished');
  });

  it('R15 a port that is taken leaves pasting, and listening again once it is free', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(portOf(bench.redirectUri), '127.0.0.1', resolve));
    const { approval, shown } = noting();
    const run = bench.run({}, approval);
    const ended = run.runToEnd();
    await waiting(run);
    expect(run.state.waiting).toMatchObject({ listeningOn: [], listenFailure: { code: 'port-taken' } });
    await run.listenAgain();
    expect(run.state.waiting?.listenFailure?.code).toBe('port-taken');
    await new Promise((resolve) => taken.close(resolve));
    // Approving would have sent the code to the program that had the port.
    expect(shown).toEqual([]);
    await run.listenAgain();
    expect(shown).toEqual([run.state.waiting?.authorizationUrl]);
    await run.listenAgain();
    expect(shown).toHaveLength(1);
    expect(run.state.waiting?.listenFailure).toBeUndefined();
    expect(run.state.waiting?.listeningOn.length).toBeGreaterThan(0);
    await fetch(await redirectOf(run));
    await ended;
    expect(run.state.status).toBe('finished');
  });

  it('R15 a port that is taken: the page opens at the user’s wish, and not again when listening succeeds', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(portOf(bench.redirectUri), '127.0.0.1', resolve));
    const { approval, shown } = noting();
    const run = bench.run({}, approval);
    const ended = run.runToEnd();
    await waiting(run);
    expect([shown, run.state.waiting?.opened]).toEqual([[], false]);
    await run.openBrowser();
    expect([shown.length, run.state.waiting?.opened]).toEqual([1, true]);
    expect(run.state.waiting?.browserRefuses).toBe(false);
    await new Promise((resolve) => taken.close(resolve));
    await run.listenAgain();
    expect(shown).toHaveLength(1);
    run.cancel();
    await ended;
  });

  it('R15 a port that browsers refuse: the wait says so, for the user brings the answer', async () => {
    const run = bench.run({ redirectUri: 'http://127.0.0.1:6697/api/redirect' }, noting().approval);
    const ended = run.runToEnd();
    await waiting(run);
    expect(run.state.waiting?.browserRefuses).toBe(true);
    run.cancel();
    await ended;
  });

  it('R15 a redirect URI that nobody here listens on: the page opens at once', async () => {
    const { approval, shown } = noting();
    const run = bench.run({ redirectUri: bench.redirectUri.replace('http:', 'https:') }, approval);
    const ended = run.runToEnd();
    await waiting(run);
    await Promise.resolve();
    expect(shown).toEqual([run.state.waiting?.authorizationUrl]);
    run.cancel();
    await ended;
  });

  it('R15 asked twice at once to listen again, a late failure does not stand over a success, and one socket is opened', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(portOf(bench.redirectUri), '127.0.0.1', resolve));
    const run = bench.run({}, noting().approval);
    const ended = run.runToEnd();
    await waiting(run);
    const attempts = [run.listenAgain()];
    await new Promise((resolve) => other.close(resolve));
    attempts.push(run.listenAgain(), run.listenAgain());
    await Promise.all(attempts);
    expect(run.state.waiting?.listenFailure).toBeUndefined();
    expect((await fetch(await redirectOf(run))).status).toBe(200);
    await ended;
    expect(await connectionOutcome('127.0.0.1', portOf(bench.redirectUri))).toBe('ECONNREFUSED');
  });

  it('R18 cancelled while it begins to listen again: no socket is left open', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(portOf(bench.redirectUri), '127.0.0.1', resolve));
    const run = bench.run({}, noting().approval);
    const ended = run.runToEnd();
    await waiting(run);
    await new Promise((resolve) => other.close(resolve));
    const attempt = run.listenAgain();
    run.cancel();
    await Promise.all([attempt, ended]);
    expect(await connectionOutcome('127.0.0.1', portOf(bench.redirectUri))).toBe('ECONNREFUSED');
  });

  it('R03 a redirect step run again after its state was answered is refused', async () => {
    const run = bench.run();
    await run.runToEnd();
    await run.runStep('redirect');
    expect(stepOf(run, 'redirect')?.error?.code).toBe('state-spent');
    expect(run.nextStep).toBe('pkce');
  });

  it.each([
    ['R01', 'redirect.state-missing', 'state'],
    ['R02', 'redirect.state-wrong', 'state'],
    ['R05', 'redirect.state-repeated', 'parameters-once'],
    ['R06', 'redirect.error-and-code', 'no-error'],
  ])('%s the sandbox’s fault %s fails the check %s, and no code is exchanged', async (_id, fault, check) => {
    bench.sandbox.armFault(fault, true);
    const run = bench.run();
    await run.runToEnd();
    bench.sandbox.armFault(fault, false);
    expect(stepOf(run, 'redirect')?.checks.find((one) => one.id === check)?.status).toBe('failed');
    expect(stepOf(run, 'token')?.status).toBe('pending');
    expect(run.artifacts.code).toBeUndefined();
  });
});
