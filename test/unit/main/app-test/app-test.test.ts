import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../../../../src/sandbox/app-under-test/browser.js';
import { TEST_CASES } from '../../../../src/sandbox/app-under-test/test-cases.js';
import type { AppTestRunView } from '../../../../src/shared/views/app-test.js';
import { type AppTestBench, createAppTestBench } from '../../../support/app-test-bench.js';

let bench: AppTestBench;

beforeAll(async () => {
  bench = await createAppTestBench();
});
afterAll(() => bench.stop());
beforeEach(async () => {
  await bench.appTest.clear();
  bench.app.checksState = true;
  bench.app.onLoggedIn = undefined;
});

const start = (way: 'console' | 'person', ...cases: readonly string[]) =>
  bench.appTest.start({ clientKey: bench.clientKey, way, loginUrl: bench.app.loginUrl, cases });
const ended = () => bench.until(({ status }) => status !== 'running');
const verdicts = ({ results }: AppTestRunView) => results.map(({ id, verdict, confirmed }) => [id, verdict, confirmed]);
const logIn = () => new Browser(AbortSignal.timeout(5_000)).visit(new URL(bench.app.loginUrl));

/** What the person does at each login that is asked for, and how they answer. */
async function logInAndSay(answer: 'logged-in' | 'error-page'): Promise<void> {
  await bench.until(({ task }) => task?.kind === 'log-in' && !task.seen);
  await logIn();
  await bench.until(({ task }) => task?.kind === 'log-in' && task.seen);
  bench.appTest.answer(answer);
}

describe('the test of an app in main', () => {
  it('follows the login URL, switches off what was armed, and approves for the client alone meanwhile', async () => {
    bench.host.armFault('token.slow', 'on');
    bench.app.checksState = false;
    await start('console', 'redirect.state-wrong', 'redirect.error');
    const test = await ended();
    expect(test).toMatchObject({ status: 'finished', recorded: true, baseline: { status: 200 } });
    expect(verdicts(test)).toEqual([
      ['redirect.state-wrong', 'accepted', true],
      ['redirect.error', 'refused', true],
    ]);
    expect(bench.host.view().armed).toEqual([]);
    // From then on somebody is asked again.
    expect((await logIn()).page?.text).toContain('Approve');
    expect(bench.appTest.report()).toMatchObject({ ok: false, clientId: bench.clientId, counts: { accepted: 1 } });
  });

  it('runs cases once more and keeps the others', async () => {
    bench.app.checksState = false;
    await start('console', 'redirect.state-wrong', 'redirect.error');
    await ended();
    bench.app.checksState = true;
    await bench.appTest.repeat(['redirect.state-wrong']);
    expect(verdicts(await ended()).map(([, verdict]) => verdict)).toEqual(['refused', 'refused']);
    await expect(bench.appTest.repeat(['redirect.state-missing'])).rejects.toMatchObject({ code: 'case-unknown' });
  });

  it('goes on where a person stopped it, and confirms first what nothing has confirmed', async () => {
    await start('person', 'redirect.state-wrong', 'redirect.error');
    await logInAndSay('logged-in');
    await bench.until(({ step }) => step?.kind === 'baseline' && step.login === 'second');
    await logInAndSay('logged-in');
    await bench.until(({ step }) => step?.kind === 'case' && step.id === 'redirect.state-wrong');
    expect(bench.host.view().armed).toEqual([{ fault: 'redirect.state-wrong', once: false, clientId: bench.clientId }]);
    await logInAndSay('error-page');
    await bench.until(({ step }) => step?.kind === 'case' && step.id === 'redirect.error');
    await bench.appTest.stop();
    const stopped = await ended();
    expect([stopped.status, bench.host.view().armed]).toEqual(['stopped', []]);
    expect(verdicts(stopped)).toEqual([['redirect.state-wrong', 'refused', false]]);

    await bench.appTest.resume();
    await bench.until(({ step, task }) => step?.kind === 'check' && task !== undefined);
    // The exchange says that it worked: nobody is asked.
    await logIn();
    await bench.until(({ step }) => step?.kind === 'case');
    bench.appTest.skip();
    expect(verdicts(await ended())).toEqual([
      ['redirect.state-wrong', 'refused', true],
      ['redirect.error', 'not-reached', true],
    ]);
    await expect(bench.appTest.resume()).rejects.toMatchObject({ code: 'app-test-nothing-to-resume' });
  });

  it('goes on by itself where requests show that the app went on', async () => {
    bench.app.checksState = false;
    await start('person', 'redirect.state-wrong', 'redirect.error');
    await logInAndSay('logged-in');
    await bench.until(({ step }) => step?.kind === 'baseline' && step.login === 'second');
    await logInAndSay('logged-in');
    await bench.until(({ step, task }) => step?.kind === 'case' && task !== undefined);
    await logIn();
    const test = await bench.until(({ step }) => step?.kind === 'case' && step.id === 'redirect.error');
    expect(test.results).toMatchObject([{ id: 'redirect.state-wrong', verdict: 'accepted', confirmed: false }]);
  });

  it('says why there is no good login, and tries again when it is asked to', async () => {
    const { client } = bench.app;
    bench.app.client = undefined;
    await start('console', 'redirect.error');
    expect(await ended()).toMatchObject({ status: 'stopped', recorded: false, failure: { code: 'no-baseline' } });
    expect(() => bench.appTest.report()).toThrow(expect.objectContaining({ code: 'app-test-no-report' }));
    bench.app.client = client;
    await bench.appTest.resume();
    expect(verdicts(await ended())).toEqual([['redirect.error', 'refused', true]]);
  });

  it('runs one test at a time, and takes no answer to what is not asked', async () => {
    await start('person', 'redirect.error');
    await bench.until(({ task }) => task !== undefined);
    await expect(start('console', 'redirect.error')).rejects.toMatchObject({ code: 'app-test-running' });
    const nothingAsked = expect.objectContaining({ code: 'app-test-nothing-asked' });
    expect(() => bench.appTest.answer('logged-in')).toThrow(nothingAsked);
    expect(() => bench.appTest.answer('restarted')).toThrow(nothingAsked);
    expect(() => bench.appTest.skip()).toThrow(nothingAsked);
  });

  it('refuses what cannot be run', async () => {
    const { clientKey } = bench;
    const wish = { clientKey, way: 'console', cases: ['redirect.error'] } as const;
    await expect(bench.appTest.start(wish)).rejects.toMatchObject({ code: 'login-url-missing' });
    await expect(start('console', 'no.such-case')).rejects.toMatchObject({ code: 'case-unknown' });
    const first = TEST_CASES[0]?.id ?? '';
    await expect(start('person', first)).rejects.toMatchObject({ code: 'case-needs-console' });
    const unknown = bench.appTest.start({ ...wish, clientKey: 'nobody', loginUrl: bench.app.loginUrl });
    await expect(unknown).rejects.toMatchObject({ code: 'client-not-served' });
    expect(bench.appTest.view().test).toBeUndefined();
  });

  it('leaves nothing armed and nobody approved, whenever it is stopped', async () => {
    const cases = TEST_CASES.filter(({ freshApp }) => freshApp !== true).map(({ id }) => id);
    for (const ms of [0, 15, 60, 140, 300]) {
      await start('console', ...cases);
      await new Promise((resolve) => setTimeout(resolve, ms));
      await bench.appTest.stop();
      expect(bench.host.view().armed).toEqual([]);
      const { page } = await logIn();
      expect(page?.text).toContain('Approve');
    }
  });

  it('ends with the sandbox, with nothing armed in the next one', async () => {
    await start('person', 'redirect.error');
    await bench.until(({ task }) => task !== undefined);
    await bench.host.stop();
    expect(await ended()).toMatchObject({ status: 'stopped', failure: { code: 'app-test-sandbox-stopped' } });
    expect(bench.host.view().armed).toEqual([]);
  });
});
