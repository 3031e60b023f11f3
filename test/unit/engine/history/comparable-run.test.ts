import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareRuns } from '../../../../src/core/compare/compare-runs.js';
import type { RunRequest } from '../../../../src/core/flow/run.js';
import { runSecrets } from '../../../../src/engine/flow/run-secrets.js';
import { comparableRunOf } from '../../../../src/engine/history/comparable-run.js';
import { contentOfRun, type KeptRun, readKeptRun, viewOfKept } from '../../../../src/engine/history/kept-run.js';
import { leakedIn } from '../../../support/leaks.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../../support/sandbox-run.js';

const CONTEXT = { number: 3, startedAt: 1, clientKey: 'key', approval: 'automatic' } as const;
let bench: SandboxRunBench;
beforeAll(async () => {
  bench = await startSandboxRunBench();
});
afterAll(() => bench.stop());

async function kept(changes: Partial<RunRequest> = {}): Promise<KeptRun> {
  const run = bench.run(changes);
  await run.runToEnd();
  return readKeptRun(JSON.parse(JSON.stringify(contentOfRun(run, CONTEXT))));
}

const differing = (left: KeptRun, right: KeptRun) =>
  compareRuns(comparableRunOf(left), comparableRunOf(right)).map(({ part, rows, differences }) => [
    part,
    ...rows.slice(0, differences).map(({ where, name, verdict }) => `${where} / ${name}: ${verdict}`),
  ]);

describe('comparison of kept runs', () => {
  it('finds no difference in two runs that were alike', async () => {
    const [left, right] = [await kept(), await kept()];
    expect(differing(left, right)).toEqual([
      ['steps'],
      ['parameters'],
      ['headers'],
      ['claims'],
      ['checks'],
      ['fields'],
    ]);
    const rows = compareRuns(comparableRunOf(left), comparableRunOf(right)).flatMap((part) => part.rows);
    const verdict = (name: string) => rows.find((row) => row.name === name)?.verdict;
    expect(['state', 'nonce', 'code', 'code_challenge', 'access_token', 'id_token'].map(verdict)).toEqual(
      Array.from({ length: 6 }, () => 'fresh'),
    );
    expect(['scope', 'redirect_uri', 'grant_type', 'myinfo.nric_number', 'sub', 'alg'].map(verdict)).toEqual(
      Array.from({ length: 6 }, () => 'same'),
    );
    expect(verdict('client_secret')).toBe('unknown');
  });

  it('finds what was changed, and values that differ behind the same mask', async () => {
    const left = await kept();
    bench.sandbox.choosePersona('public-officer');
    const right = await kept({ clientAuthentication: 'basic', scopes: ['openid', 'myinfo.name', 'myinfo.sex'] });
    const [, parameters, headers, claims, checks, fields] = differing(left, right);
    expect(parameters).toContain('Authorization request / scope: differs');
    expect(parameters).toContain('Token request / client_secret: only-left');
    expect(headers).toContain('Token request / authorization: only-right');
    expect(claims).toEqual(['claims', 'ID token claims / sub: differs']);
    expect(checks?.[0]).toBe('checks');
    expect(fields).toEqual(
      expect.arrayContaining([
        'Value / myinfo.name: differs',
        'Value / myinfo.nric_number: only-left',
        'Value / myinfo.sex: only-right',
      ]),
    );
  });

  it('names no secret, and says of a sanitised run what cannot be told', async () => {
    const left = await kept();
    const sanitised: KeptRun = { kind: 'view', view: viewOfKept(await kept()) };
    const compared = compareRuns(comparableRunOf(left), comparableRunOf(sanitised));
    expect(compared.map(({ differences }) => differences)).toEqual([0, 0, 0, 0, 0, 0]);
    const fields = compared.find(({ part }) => part === 'fields')?.rows ?? [];
    expect(fields.filter(({ verdict }) => verdict === 'unknown').map(({ name }) => name)).toEqual([
      'myinfo.name',
      'myinfo.nric_number',
    ]);
    if (left.kind !== 'run') throw new Error('It is whole.');
    const secrets = runSecrets(left.run).map(({ ref, value }) => ({ name: ref, value }));
    expect(leakedIn(JSON.stringify(compared), secrets)).toEqual([]);
  });
});
