import { describe, expect, it } from 'vitest';
import { ConsoleError } from '../../../../src/core/errors.js';
import { judge, skip, tallyChecks, worstVerdict } from '../../../../src/core/flow/check.js';
import type { RunRequest } from '../../../../src/core/flow/run.js';
import { STEP_IDS } from '../../../../src/core/flow/step-ids.js';
import { failedReport, requireArtifact, stepReport, tallyWords } from '../../../../src/core/flow/step-report.js';
import { STEP_TEXTS } from '../../../../src/core/flow/step-texts.js';
import { preflightStep } from '../../../../src/core/flow/steps/preflight.js';
import { FLOW_STEPS, ORDERED_STEPS } from '../../../../src/core/flow/steps.js';
import { runRequest, stepIo } from '../../../support/flow-bench.js';
import { thrownCode } from '../../../support/thrown-code.js';

const rule = { id: 'iss', rule: 'a holds' } as const;
const objection = { causes: ['because'], remedy: 'do this' };

describe('steps', () => {
  it('are listed in order, each under its own id, each with words', () => {
    expect(ORDERED_STEPS.map((step) => step.id)).toEqual([...STEP_IDS]);
    for (const id of STEP_IDS) {
      expect(FLOW_STEPS[id].id).toBe(id);
      expect(STEP_TEXTS[id].purpose.split(/\. |\.$/).filter(Boolean)).toHaveLength(2);
    }
  });

  it.each(['authorization', 'redirect', 'token', 'id-token', 'userinfo', 'block-key', 'decrypt', 'result'] as const)(
    '%s says that an earlier step is missing',
    async (id) => {
      await expect(FLOW_STEPS[id].run(runRequest('https://api.id.gov.sg'), {}, stepIo())).rejects.toMatchObject({
        code: 'step-out-of-order',
      });
    },
  );
});

describe('checks', () => {
  it('carry causes and remedy only where they do not hold', () => {
    expect(judge(true, rule, objection)).toEqual({ ...rule, status: 'passed' });
    expect(judge(false, rule, objection)).toEqual({ ...rule, ...objection, status: 'failed' });
    expect(judge(false, rule, { ...objection, status: 'warned' }).status).toBe('warned');
    expect(skip(rule).status).toBe('skipped');
  });

  it('make the worst verdict that of the step', () => {
    expect(worstVerdict([])).toBe('passed');
    expect(worstVerdict([skip(rule), judge(true, rule, {})])).toBe('passed');
    expect(worstVerdict([judge(false, rule, { status: 'warned' }), judge(false, rule, {})])).toBe('failed');
  });
});

describe('step report', () => {
  it('says in the summary what does not hold', () => {
    const checks = [judge(true, rule, {}), judge(false, { id: 'aud', rule: 'b holds' }, {}), judge(false, rule, {})];
    expect(stepReport(checks, 'fine').summary).toBe('1 of 3 checks hold. Does not hold: b holds, nor do 1 more.');
    expect(stepReport([skip(rule)], 'fine').summary).toBe('fine');
  });

  it('counts every check of the step once, as its table does', () => {
    const warned = judge(false, rule, { status: 'warned' });
    const checks = [judge(true, rule, {}), judge(true, rule, {}), warned, skip(rule)];
    expect(tallyWords(checks)).toBe('2 of 4 checks hold, 1 wants a look, 1 does not apply.');
    expect(tallyWords([judge(true, rule, {})])).toBe('1 of 1 checks hold.');
    expect(stepReport([...checks, judge(false, rule, {})], '').summary).toBe(
      '2 of 5 checks hold, 1 wants a look, 1 does not apply. Does not hold: a holds.',
    );
    expect(tallyChecks(checks)).toEqual({ passed: 2, warned: 1, failed: 0, skipped: 1, all: 4 });
  });

  it('takes a ConsoleError for a failure and lets everything else through', () => {
    expect(failedReport(new ConsoleError('transport', 'x', 'It broke.')).error?.code).toBe('x');
    expect(() => failedReport(new TypeError('a bug'))).toThrow(TypeError);
    expect(thrownCode(() => requireArtifact(undefined, 'pkce'))).toBe('step-out-of-order');
  });
});

describe('preflight', () => {
  const statuses = async (changes: Partial<RunRequest>) => {
    const { report } = await preflightStep.run(runRequest('https://api.id.gov.sg', changes), {}, stepIo());
    return Object.fromEntries(
      report.checks.filter((check) => check.status !== 'passed').map((check) => [check.id, check.status]),
    );
  };
  const client = runRequest('').client;

  it('has nothing to say of a request that is right', async () => {
    expect(await statuses({})).toEqual({});
  });

  it.each([
    ['openid left out', { scopes: ['myinfo.name'] }, { 'scope-openid': 'failed' }],
    [
      'a misspelt scope',
      { scopes: ['openid', 'myinfo.nme'] },
      { 'scopes-known': 'warned', 'scopes-allowed': 'warned' },
    ],
    ['a scope not granted', { scopes: ['openid', 'myinfo.sex'] }, { 'scopes-allowed': 'warned' }],
    ['a scope twice', { scopes: ['openid', 'openid'] }, { 'scopes-once': 'warned' }],
    ['a short secret', { client: { ...client, clientSecret: 'short' } }, { 'client-secret': 'warned' }],
    [
      'no secret',
      { client: { ...client, clientSecret: '' } },
      { 'client-complete': 'failed', 'client-secret': 'warned' },
    ],
    [
      'a small key',
      { client: { ...client, privateKey: { ...client.privateKey, bits: 1024 } } },
      { 'private-key': 'failed' },
    ],
    [
      'a larger key',
      { client: { ...client, privateKey: { ...client.privateKey, bits: 4096 } } },
      { 'private-key': 'warned' },
    ],
    [
      'unknown lists',
      { client: { ...client, allowedScopes: undefined, redirectUris: [] } },
      { 'scopes-allowed': 'skipped', 'redirect-uri-registered': 'skipped' },
    ],
    [
      'an https redirect URI',
      { redirectUri: 'https://app.example/cb' },
      { 'redirect-uri-registered': 'warned', 'redirect-uri-port': 'warned' },
    ],
    [
      'a fragment',
      { redirectUri: 'http://localhost:5001/api/redirect#x' },
      { 'redirect-uri': 'failed', 'redirect-uri-registered': 'warned' },
    ],
    [
      'a host and port without a scheme, though registered so',
      { redirectUri: 'localhost:5001', client: { ...client, redirectUris: ['localhost:5001'] } },
      { 'redirect-uri': 'failed', 'redirect-uri-registered': 'skipped' },
    ],
    [
      'a port that browsers refuse, though registered so',
      { redirectUri: 'http://localhost:6000/cb', client: { ...client, redirectUris: ['http://localhost:6000/cb'] } },
      { 'redirect-uri-browser-port': 'warned' },
    ],
    [
      'plain http off this machine',
      { redirectUri: 'http://app.example/cb' },
      { 'redirect-uri-confidential': 'warned', 'redirect-uri-registered': 'warned', 'redirect-uri-port': 'warned' },
    ],
  ] as const)('%s', async (_name, changes, expected) => {
    expect(await statuses(changes as Partial<RunRequest>)).toEqual(expected);
  });

  it('says before the browser opens that real data will come', async () => {
    const request = runRequest('https://api.id.gov.sg', {
      environment: { kind: 'production', origin: 'https://api.id.gov.sg' },
    });
    const { report } = await preflightStep.run(request, {}, stepIo());
    expect(report.facts.map((fact) => fact.value)).toContain('This run returns a real person’s data.');
  });

  it('gives the reason where the port is not free', async () => {
    const io = {
      ...stepIo(),
      probeRedirectUri: () => Promise.resolve({ free: false, reason: 'node (pid 1) listens on it' }),
    };
    const { report } = await preflightStep.run(runRequest('https://api.id.gov.sg'), {}, io);
    expect(report.checks.at(-1)).toMatchObject({
      id: 'redirect-uri-port',
      status: 'warned',
      actual: 'node (pid 1) listens on it',
    });
  });
});
