import { describe, expect, it } from 'vitest';
import { authorizationUrl, get, withBench } from '../../support/sandbox-bench.js';

describe('approving one request beforehand', () => {
  it('answers the request with that state at once, and once only', () =>
    withBench({ autoApprove: false }, async (bench) => {
      bench.sandbox.preapprove('mine');
      expect((await get(authorizationUrl(bench, { state: 'mine' }))).status).toBe(302);
      expect((await get(authorizationUrl(bench, { state: 'mine' }))).status).toBe(200);
    }));

  it('shows everybody else the page meanwhile', () =>
    withBench({ autoApprove: false }, async (bench) => {
      bench.sandbox.preapprove('mine');
      expect((await get(authorizationUrl(bench, { state: 'another' }))).status).toBe(200);
      expect((await get(authorizationUrl(bench, { state: undefined }))).status).toBe(200);
    }));

  it('can be taken back', () =>
    withBench({ autoApprove: false }, async (bench) => {
      bench.sandbox.preapprove('mine')();
      expect((await get(authorizationUrl(bench, { state: 'mine' }))).status).toBe(200);
    }));
});
