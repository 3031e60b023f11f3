import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/core/export/redact.js';
import type { FlowStep } from '../../../src/core/flow/run.js';
import { discoveryStep } from '../../../src/core/flow/steps/discovery.js';
import { idTokenStep } from '../../../src/core/flow/steps/id-token.js';
import { tokenStep } from '../../../src/core/flow/steps/token.js';
import { userInfoStep } from '../../../src/core/flow/steps/userinfo.js';
import { explainAuthorizationPage } from '../../../src/core/oidc/authorization-page.js';
import { exchangeViewOf } from '../../../src/engine/flow/exchange-view.js';
import { answering, answeringJson, runAgainst, startHostileServer } from '../../support/flow-bench.js';

const SENDING: readonly (readonly [string, FlowStep])[] = [
  ['token', tokenStep],
  ['userinfo', userInfoStep],
];
const ALL: readonly (readonly [string, FlowStep])[] = [
  ['discovery', discoveryStep],
  ...SENDING,
  ['id-token', idTokenStep],
];
const idToken = 'a.b.c';
/** Each of these took one to two seconds where a page was looked at again from every one of its characters. */
const SLOW_PAGES: readonly (readonly [string, string])[] = [
  ['tags that never end', '<'.repeat(100_000)],
  ['styles that never begin', '<style'.repeat(20_000)],
  ['styles that never end', '<style>'.repeat(20_000)],
  ['scripts within scripts', '<script></scrip'.repeat(10_000)],
];

/** How a step ended: failed by report, failed by an error, or warned. */
async function endOf(
  step: FlowStep,
  listener: Parameters<typeof runAgainst>[1],
  limits?: { timeoutMs?: number; maxBodyBytes?: number },
) {
  const { outcome, error, exchanges, received } = await runAgainst(step, listener, {
    artifacts: { idToken },
    ...(limits === undefined ? {} : { limits }),
  });
  const code = (error as { code?: string } | undefined)?.code ?? outcome?.report.error?.code;
  const failed = outcome?.report.checks.filter((check) => check.status === 'failed') ?? [];
  return {
    status: outcome?.report.status ?? 'failed',
    code,
    failed,
    checks: outcome?.report.checks ?? [],
    outcome,
    exchanges,
    received,
  };
}

describe('responses', () => {
  it.each(SLOW_PAGES)('T09 a page of %s is read at once', (_what, body) => {
    const headers = [['content-type', 'text/html']] as const;
    const started = performance.now();
    explainAuthorizationPage({
      status: 200,
      statusText: 'OK',
      headers,
      body,
      bodyBytes: body.length,
      truncated: false,
    });
    expect(performance.now() - started).toBeLessThan(300);
  });

  it.each(SENDING)('T04 a redirect from the %s endpoint is not followed', async (_name, step) => {
    const target = await startHostileServer(answeringJson({}));
    try {
      for (const status of [301, 302, 303, 307, 308]) {
        const listener = answering(status, 'text/plain', '', { Location: `${target.origin}/steal` });
        const end = await endOf(step, listener);
        expect(end.failed.map((check) => check.id)).toContain('http-status');
        expect(end.failed[0]?.remedy).toContain('not followed');
        expect(end.received).toHaveLength(1);
      }
      expect(target.received).toEqual([]);
    } finally {
      await target.stop();
    }
  });

  it('T06 50 MB of JSON is cut off at the cap, and that is said', async () => {
    const chunk = `"${'x'.repeat(1024 * 1024 - 3)}",`;
    const end = await endOf(tokenStep, (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write('[');
      let left = 50;
      const more = () => {
        if (left === 0) return response.end('1]');
        left -= 1;
        return response.write(chunk, more);
      };
      response.on('error', () => {});
      more();
    });
    expect(end.failed.map((check) => check.id)).toEqual(['body-complete']);
    expect(end.failed[0]?.actual).toMatch(/cut off: at least \d/);
    expect(end.exchanges[0]?.response?.body.length).toBe(8 * 1024 * 1024);
    expect(end.exchanges[0]?.response?.truncated).toBe(true);
  });

  it.each(ALL)('T07 %s: JSON nested 100,000 deep is refused without overflow', async (_name, step) => {
    const end = await endOf(step, answeringJson(`${'['.repeat(100_000)}${']'.repeat(100_000)}`));
    expect(end.checks.some((check) => check.id.endsWith('json-body') && check.status !== 'passed')).toBe(true);
    expect(end.outcome?.artifacts?.accessToken).toBeUndefined();
  });

  it.each(ALL)('T08 %s: headers that never come meet the deadline', async (_name, step) => {
    const end = await endOf(step, () => {}, { timeoutMs: 150 });
    if (step === discoveryStep) expect(end.checks[0]?.actual).toContain('within 0.15 s');
    else expect(end.code).toBe('transport-timeout');
  });

  it.each(SENDING)('T08 %s: a body that never ends meets the deadline', async (_name, step) => {
    const end = await endOf(
      step,
      (_request, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drip));
      },
      { timeoutMs: 200 },
    );
    expect(end.code).toBe('transport-timeout');
    expect(end.exchanges[0]?.failure).toContain('did not come');
  });

  it.each(SENDING)(
    'T09 %s: 200 with a page in it says the content type and shows the page as text',
    async (_name, step) => {
      const page = '<!doctype html>\n<title>Sign in to the guest network</title><script>alert(1)</script>';
      const end = await endOf(step, answering(200, 'text/html; charset=utf-8', page));
      expect(end.checks.find((check) => check.id === 'content-type')).toMatchObject({
        status: 'warned',
        actual: 'text/html',
      });
      expect(end.failed.find((check) => check.id === 'json-body')?.actual).toContain(
        '<title>Sign in to the guest network',
      );
    },
  );

  it('T10 401 as text, 400 as JSON and 500 are each explained, and the body is kept', async () => {
    const unauthorized = await endOf(
      userInfoStep,
      answering(401, 'text/plain', 'Unauthorized', { 'WWW-Authenticate': 'Bearer error="invalid_token"' }),
    );
    expect(unauthorized.failed[0]?.actual).toBe('401 Unauthorized: Bearer error="invalid_token": Unauthorized');
    expect(unauthorized.failed[0]?.causes?.[0]).toContain('expired');
    expect(unauthorized.exchanges[0]?.response?.body).toBe('Unauthorized');
    const bad = await endOf(tokenStep, answeringJson({ error: 'invalid_grant' }, 400));
    expect(bad.failed[0]?.causes?.join(' ')).toContain('redirect_uri');
    const broken = await endOf(tokenStep, answering(500, 'text/plain', 'Internal Server Error'));
    expect(broken.failed[0]?.actual).toContain('500');
    expect(broken.failed[0]?.causes?.[0]).toContain('provider failed');
    expect(broken.exchanges[0]?.response?.body).toBe('Internal Server Error');
  });

  it('T10 a userinfo answer that is not 200 is kept, and shown as text, whatever it is called', async () => {
    const page = '<h1>Bad gateway</h1>\u202Eevil';
    for (const [status, type, body] of [
      [502, 'text/html', page],
      [403, 'application/json', '{"error":"insufficient_scope"}'],
      [204, 'text/plain', ''],
      [302, 'text/plain', 'moved'],
    ] as const) {
      const end = await endOf(userInfoStep, answering(status, type, body));
      expect(end.failed.map((check) => check.id)).toEqual(['http-status']);
      expect(end.exchanges[0]?.response).toMatchObject({ status, body, truncated: false });
      const views = end.exchanges.map((exchange) => exchangeViewOf(exchange, createRedactor([])));
      expect(views.map((view) => view.response?.body)).toEqual([body === '' ? [] : [body]]);
    }
  });

  it('T11 __proto__ and constructor as keys are data only', async () => {
    const body = '{"__proto__":{"access_token":"at","id_token":"a.b.c"},"constructor":{"prototype":{"x":1}}}';
    const end = await endOf(tokenStep, answeringJson(body));
    expect(end.failed.map((check) => check.id)).toEqual(['access-token', 'id-token']);
    const data = '{"sub":"u=1f0c5a1e","key":"a.b.c.d.e","data":{"__proto__":"a.b.c.d.e","constructor":"a.b.c.d.e"}}';
    const { outcome } = await endOf(userInfoStep, answeringJson(data));
    expect(outcome?.artifacts?.userInfoResponse?.data.map(([scope]) => scope)).toEqual(['__proto__', 'constructor']);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('T12 a token response without either token, or with an object for id_token, is refused; the last explained', async () => {
    const without = (body: object) => endOf(tokenStep, answeringJson(body));
    expect((await without({ access_token: 'at' })).failed.map((check) => check.id)).toEqual(['id-token']);
    expect((await without({ id_token: 'a.b.c' })).failed.map((check) => check.id)).toEqual(['access-token']);
    const nested = await without({ access_token: 'at', id_token: { access_token: 'at', id_token: 'a.b.c' } });
    expect(nested.failed[0]?.causes?.[0]).toContain('documentation');
    expect(nested.outcome?.artifacts?.idToken).toBeUndefined();
  });

  it.each(['gzip', 'gzip, gzip'])('T13 a bomb in Content-Encoding %s is capped once decoded', async (encoding) => {
    const once = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20), { level: 9 });
    const body = encoding === 'gzip' ? once : gzipSync(once, { level: 9 });
    const before = process.memoryUsage().rss;
    const end = await endOf(tokenStep, (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': encoding });
      response.end(body);
    });
    expect(end.failed.map((check) => check.id)).toEqual(['body-complete']);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('T13 a coding that was not offered, and one that does not hold, are refused', async () => {
    const packed = (encoding: string, body: string) =>
      endOf(tokenStep, answering(200, 'application/json', body, { 'Content-Encoding': encoding }));
    expect((await packed('zstd', '{}')).code).toBe('transport-encoding');
    expect((await packed('gzip, gzip, gzip', '{}')).code).toBe('transport-encoding');
    expect((await packed('gzip', 'this is not gzip')).code).toBe('transport-encoding');
  });

  it.each(SENDING)('T15 %s: duplicate keys are a finding', async (_name, step) => {
    const body = '{"sub":"u=1f0c5a1e","sub":"u=1f0c5a1e","access_token":"at","access_token":"bt","id_token":"a.b.c"}';
    const end = await endOf(step, answeringJson(body));
    const check = end.checks.find((one) => one.id === 'duplicate-members');
    expect(check?.status).toBe('warned');
    expect(check?.actual).toContain('access_token');
  });

  it.each(ALL)(
    'T18 %s: a connection that drops in the middle is a transport error of that step',
    async (_name, step) => {
      const halfway = await endOf(step, (_request, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
        response.write('{"access_token":"at');
        setTimeout(() => response.destroy(), 20);
      });
      const early = await endOf(step, (request) => request.socket.destroy());
      for (const end of [halfway, early]) {
        if (step === discoveryStep) expect(end.checks[0]?.actual).toContain('cut off');
        else expect(end.code).toBe('transport-cut-off');
        expect(end.received).toHaveLength(1);
        expect(end.exchanges[0]?.failure).toBeDefined();
      }
    },
  );

  it('T18 a code whose exchange broke off counts as sent', async () => {
    const end = await endOf(tokenStep, (request) => request.socket.destroy());
    expect(end.outcome?.artifacts?.spent).toEqual({ state: true, code: true });
  });
});
