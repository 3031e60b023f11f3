import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TamperPreset } from '../../src/core/flow/tamper/preset.js';
import { TAMPER_PRESETS } from '../../src/core/flow/tamper/presets.js';
import type { Tamper, TamperEdit } from '../../src/core/flow/tamper/tamper.js';
import { tamperOutcomes } from '../../src/core/flow/tamper/verdict.js';
import { headerValue } from '../../src/core/trace/http.js';
import type { FlowRun } from '../../src/engine/flow/flow-run.js';
import { exportRuns, sampleOfRun } from '../../src/engine/flow/sample-of-run.js';
import { type SandboxRunBench, startSandboxRunBench } from '../support/sandbox-run.js';

let bench: SandboxRunBench;

beforeAll(async () => {
  bench = await startSandboxRunBench({ wait: () => Promise.resolve() });
});
afterAll(() => bench.stop());

/** Runs the whole flow with one change armed. */
async function runWith(tamper: Tamper): Promise<FlowRun> {
  const run = bench.run({ scopes: ['openid', 'myinfo.name', 'myinfo.nric_number', 'myinfo.date_of_birth'] });
  run.arm(tamper);
  await run.runToEnd();
  return run;
}

const preset = ({ id }: Pick<TamperPreset, 'id'>): Tamper => ({ id, kind: 'preset', preset: id });
const edit = (changes: TamperEdit): Tamper => ({ id: 'edit', kind: 'edit', edit: changes });
const stepOf = (run: FlowRun, id: string) => run.state.steps.find((step) => step.id === id);

/** Presets that the request of these runs does already. */
const NOTHING_TO_CHANGE = new Set(['token-request-form']);
const attacks = TAMPER_PRESETS.filter(({ id, expects }) => expects.by !== 'nobody' && !NOTHING_TO_CHANGE.has(id));
const allowed = TAMPER_PRESETS.filter(({ id, expects }) => expects.by === 'nobody' && !NOTHING_TO_CHANGE.has(id));

describe('tampering with a run, each preset against the sandbox', () => {
  it('has names that differ', () => {
    expect(new Set(TAMPER_PRESETS.map(({ id }) => id)).size).toBe(TAMPER_PRESETS.length);
    expect(new Set(TAMPER_PRESETS.map(({ title }) => title)).size).toBe(TAMPER_PRESETS.length);
  });

  it('an untampered run passes every check that a preset counts on', async () => {
    const run = bench.run({ scopes: ['openid', 'myinfo.name', 'myinfo.nric_number', 'myinfo.date_of_birth'] });
    await run.runToEnd();
    expect(run.state.status).toBe('finished');
    const objections = attacks.flatMap((one) => one.expects.at);
    for (const objection of objections) {
      if (!('check' in objection)) continue;
      const checks = stepOf(run, objection.step)?.checks.filter(({ id }) =>
        objection.check.endsWith(':') ? id.startsWith(objection.check) : id === objection.check,
      );
      const worst = checks?.filter(({ status }) => status === 'failed' || status === 'warned');
      expect([objection, checks?.length === 0, worst]).toEqual([objection, false, []]);
    }
    expect(tamperOutcomes(run.state)).toEqual([]);
  });

  it.each(attacks)('$id is noticed by who should', async (one) => {
    const run = await runWith(preset(one));
    expect(tamperOutcomes(run.state)).toMatchObject([{ id: one.id, status: 'noticed', by: one.expects.by }]);
  });

  it.each(allowed)('$id is taken, and the run finishes', async (one) => {
    const run = await runWith(preset(one));
    expect(tamperOutcomes(run.state)).toMatchObject([{ id: one.id, status: 'accepted' }]);
    expect(run.state.status).toBe('finished');
  });

  describe.each([
    ['form', 'post'],
    ['form', 'basic'],
    ['json', 'post'],
    ['json', 'basic'],
  ] as const)('of a token request in %s with the client in %s', (tokenRequest, clientAuthentication) => {
    /** Runs with one preset, and takes the token request apart that went out. */
    async function sentWith(id: string) {
      const run = bench.run({ tokenRequest, clientAuthentication });
      run.arm(preset({ id }));
      await run.runToEnd();
      const { request } = stepOf(run, 'token')?.exchanges[0] ?? {};
      const header = (name: string) => headerValue(request?.headers ?? [], name);
      const json = header('content-type') === 'application/json';
      const members: Record<string, string> = json
        ? JSON.parse(request?.body ?? '')
        : Object.fromEntries(new URLSearchParams(request?.body));
      return { run, json, members, basic: header('authorization'), outcome: tamperOutcomes(run.state)[0] };
    }
    const { id, secret } = { id: () => bench.credentials.id, secret: () => bench.credentials.secret };
    const inHeader = () => `Basic ${Buffer.from(`${id()}:${secret()}`).toString('base64')}`;

    it('client-authentication-other moves id and secret, and leaves all else as it is', async () => {
      const { run, json, members, basic, outcome } = await sentWith('client-authentication-other');
      const toHeader = clientAuthentication === 'post';
      expect([json, basic]).toEqual([tokenRequest === 'json', toHeader ? inHeader() : undefined]);
      expect([members.client_id, members.client_secret]).toEqual(toHeader ? [undefined, undefined] : [id(), secret()]);
      expect(
        Object.keys(members)
          .filter((name) => !name.startsWith('client_'))
          .sort(),
      ).toEqual(['code', 'code_verifier', 'grant_type', 'redirect_uri'].sort());
      expect([outcome?.status, run.state.status]).toEqual(['accepted', 'finished']);
    });

    it('and the other form of the body carries the same', async () => {
      const other = tokenRequest === 'form' ? 'json' : 'form';
      const { run, json, members, basic, outcome } = await sentWith(`token-request-${other}`);
      const stays = clientAuthentication === 'basic';
      expect([json, basic]).toEqual([other === 'json', stays ? inHeader() : undefined]);
      expect([members.client_id, members.client_secret]).toEqual(stays ? [undefined, undefined] : [id(), secret()]);
      expect(members).toMatchObject({
        grant_type: 'authorization_code',
        code_verifier: run.artifacts.pkce?.codeVerifier,
      });
      expect([outcome?.status, run.state.status]).toEqual(['accepted', 'finished']);
    });

    it('its own form is one that is not offered: it would change nothing', async () => {
      const { outcome } = await sentWith(`token-request-${tokenRequest}`);
      expect(outcome?.status).toBe('unchanged');
      const idle = TAMPER_PRESETS.filter(({ idleWith }) => idleWith === tokenRequest).map((one) => one.id);
      expect(idle).toEqual([`token-request-${tokenRequest}`]);
    });
  });

  it('says where there was nothing to change, and the run is as any other', async () => {
    const run = await runWith(preset({ id: 'token-request-form' }));
    expect(tamperOutcomes(run.state)).toMatchObject([{ status: 'unchanged' }]);
    expect(run.state.status).toBe('finished');
  });
});

describe('edits of the user’s own', () => {
  it('says who objected first, and by which rule', async () => {
    const run = await runWith(edit({ target: 'token-request', name: 'code', change: 'repeat', value: 'another' }));
    const [outcome] = tamperOutcomes(run.state);
    expect(outcome).toMatchObject({ status: 'noticed', by: 'provider' });
    expect(outcome?.evidence).toContain('Token: ');
  });

  it('says that nobody objected to what changes nothing of worth', async () => {
    const run = await runWith(edit({ target: 'token-response', name: 'hint', change: 'set', value: '{"a":1}' }));
    expect(tamperOutcomes(run.state)).toMatchObject([{ status: 'silent' }]);
    expect(stepOf(run, 'token')?.exchanges[0]?.response?.body).toContain('"hint":{"a":1}');
  });

  it('an altered claim is signed again, so that its own rule is what fails', async () => {
    const run = await runWith(edit({ target: 'id-token', name: 'azp', change: 'set', value: 'ANOTHER' }));
    const failed = stepOf(run, 'id-token')?.checks.filter(({ status }) => status === 'failed');
    expect(failed?.map(({ id }) => id)).toEqual(['azp']);
  });

  it('a sample of a tampered run says so, in every format that has a note', async () => {
    const run = await runWith(preset({ id: 'fields-swapped' }));
    const { payload } = sampleOfRun(run, { privacy: 'masked', consoleVersion: 'test' });
    expect(payload._about.tamperedWith).toEqual(['Swapped fields']);
    const written = await exportRuns([run], 'typescript', { privacy: 'masked', consoleVersion: 'test' });
    expect(JSON.stringify(written)).toContain('TAMPERED WITH ON PURPOSE (Swapped fields)');
  });

  it('is made again only while it is armed, and what it changed goes with the step', async () => {
    const run = await runWith(preset({ id: 'nonce-wrong' }));
    expect(run.state.status).toBe('failed');
    run.disarm('nonce-wrong');
    await run.runStep('pkce');
    await run.runToEnd();
    expect([run.state.status, tamperOutcomes(run.state)]).toEqual(['finished', []]);
  });

  it('a run without the sandbox’s help waits on, and says that the answer was refused', async () => {
    const shown: string[] = [];
    const run = bench.run(
      {},
      { show: async (page) => void shown.push(page.authorizationUrl), onFailure: 'stop', whileDeaf: 'hold' },
    );
    run.arm(preset({ id: 'state-dropped' }));
    const ended = run.runToEnd();
    await expect.poll(() => shown.length).toBe(1);
    expect(new URL(shown[0] ?? '').searchParams.has('state')).toBe(false);
    await fetch(shown[0] ?? '');
    expect(tamperOutcomes(run.state)).toMatchObject([{ status: 'noticed', by: 'console' }]);
    run.cancel();
    await ended;
  });
});
