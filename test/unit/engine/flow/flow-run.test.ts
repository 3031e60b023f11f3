import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveByFollowing, approveWith } from '../../../../src/engine/flow/approval.js';
import { FlowRun } from '../../../../src/engine/flow/flow-run.js';
import { LoopbackListeners } from '../../../../src/engine/loopback/loopback-listeners.js';
import { answering, http, runRequest, startHostileServer } from '../../../support/flow-bench.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../../support/sandbox-run.js';

let bench: SandboxRunBench;

beforeAll(async () => {
  bench = await startSandboxRunBench();
});
afterAll(() => bench.stop());

describe('flow run', () => {
  it('runs step by step, and says what is next', async () => {
    const run = bench.run();
    await run.runStep();
    await run.runStep();
    expect(run.state.steps.map((step) => step.status).slice(0, 3)).toEqual(['passed', 'warned', 'pending']);
    expect(run.nextStep).toBe('pkce');
    await run.runToEnd();
    expect([run.state.status, run.nextStep]).toEqual(['finished', undefined]);
    await run.runStep();
    expect(run.state.status).toBe('finished');
  });

  it('runs one step at a time', async () => {
    const run = bench.run();
    const first = run.runStep();
    await expect(run.runStep()).rejects.toMatchObject({ code: 'run-busy' });
    await first;
  });

  it('makes everything anew when PKCE is run again', async () => {
    const run = bench.run();
    await run.runToEnd();
    const before = run.artifacts;
    await run.runStep('pkce');
    expect(run.artifacts.accessToken).toBeUndefined();
    expect(run.artifacts.provider).toEqual(before.provider);
    expect(run.artifacts.state).not.toBe(before.state);
    await run.runToEnd();
    expect(run.state.status).toBe('finished');
  });

  it('forgets everything on reset, and takes nothing from the step that was running', async () => {
    const run = bench.run(
      {},
      approveWith(() => {}),
    );
    const ended = run.runToEnd();
    await new Promise<void>((resolve) => {
      run.subscribe((state) => state.waiting !== undefined && resolve());
    });
    run.reset();
    expect(run.artifacts).toEqual({});
    await ended;
    expect(run.state.status).toBe('idle');
    expect(run.state.steps.every((step) => step.status === 'pending')).toBe(true);
    await run.runStep();
    expect(run.state.steps[0]?.status).toBe('passed');
  });

  it('tells its listeners of every change until they leave', async () => {
    const run = bench.run();
    let calls = 0;
    const leave = run.subscribe(() => {
      calls += 1;
    });
    await run.runStep();
    expect(calls).toBe(2);
    leave();
    await run.runStep();
    expect(calls).toBe(2);
  });

  it('goes on waiting where the browser could not be opened, and says so', async () => {
    const failing = approveWith(() => Promise.reject(new Error('no browser')));
    const run = bench.run({ redirectTimeoutMs: 300 }, failing);
    let said: readonly string[] = [];
    const opened: (boolean | undefined)[] = [];
    run.subscribe((state) => {
      said = state.waiting?.refused ?? said;
      opened.push(state.waiting?.opened);
    });
    await run.runToEnd();
    expect(said[0]).toContain('could not be opened');
    expect(opened).toContain(false);
    expect(opened).not.toContain(true);
    expect(run.state.steps.find((step) => step.id === 'redirect')?.error?.code).toBe('redirect-timeout');
  });

  it('has nothing to open, listen to or paste while it does not wait', async () => {
    const run = bench.run();
    await expect(run.openBrowser()).rejects.toMatchObject({ code: 'not-waiting' });
    await expect(run.listenAgain()).rejects.toMatchObject({ code: 'not-waiting' });
    expect(() => run.pasteRedirect('http://localhost')).toThrow('waits for its redirect');
    run.cancel();
    expect(run.state.status).toBe('idle');
  });

  it('stops where the provider cannot be reached at all', async () => {
    const run = bench.run({ environment: { kind: 'custom', origin: 'http://127.0.0.1:1' } });
    await run.runToEnd();
    expect(run.state.steps[1]).toMatchObject({ id: 'discovery', status: 'failed', error: { kind: 'transport' } });
  });
});

describe('following the page', () => {
  it.each([
    [
      'a consent page',
      answering(200, 'text/html', '<style>p{}</style><h1>Sign in with Singpass</h1>'),
      'approval-not-automatic',
      'Sign in with Singpass',
    ],
    [
      'a redirect off this machine',
      answering(302, 'text/html', '', { Location: 'https://evil.example/' }),
      'approval-left-loopback',
      'loopback',
    ],
    [
      'a redirect to no URL',
      answering(302, 'text/html', '', { Location: 'http://[' }),
      'approval-left-loopback',
      'loopback',
    ],
    ['redirects in circles', answering(302, 'text/html', '', { Location: '/again' }), 'approval-redirects', 'at most'],
    [
      'an error',
      answering(500, 'text/plain', 'Internal Server Error'),
      'approval-not-automatic',
      'Internal Server Error',
    ],
  ])('stops at %s', async (_name, listener, code, words) => {
    const server = await startHostileServer(listener);
    const { request } = bench.run();
    const run = new FlowRun({
      runId: 'r',
      request: { ...request, environment: { kind: 'custom', origin: server.origin } },
      http,
      listeners: new LoopbackListeners(),
      approval: approveByFollowing(),
    });
    await run.runToEnd();
    await server.stop();
    const redirect = run.state.steps.find((step) => step.id === 'redirect');
    expect(redirect?.error?.code).toBe(code);
    expect(redirect?.error?.message).toContain(words);
    expect(redirect?.exchanges.length).toBeGreaterThan(0);
  });

  it('is for this machine only', async () => {
    const io = { http, now: Date.now, onExchange: () => {}, signal: new AbortController().signal };
    const page = {
      authorizationUrl: 'https://api.id.gov.sg/v2',
      redirectUri: runRequest('').redirectUri,
      listening: true,
      deaf: false,
      conclude: () => {},
      io,
    };
    await expect(approveByFollowing().show(page)).rejects.toMatchObject({ code: 'approval-not-loopback' });
  });

  it('hands the redirect over where the port is taken', async () => {
    const { createServer } = await import('node:http');
    const taken = createServer((_request, response) => response.end('the user’s own app'));
    await new Promise<void>((resolve) => taken.listen(Number(new URL(bench.redirectUri).port), '127.0.0.1', resolve));
    const run = bench.run();
    await run.runToEnd();
    await new Promise((resolve) => taken.close(resolve));
    expect(run.state.status).toBe('finished');
  });
});
