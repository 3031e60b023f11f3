import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { gatherFindings } from '../../../../src/sandbox/app-under-test/gather-findings.js';
import { lintLogins } from '../../../../src/sandbox/app-under-test/lint-logins.js';
import { LogFindings } from '../../../../src/sandbox/app-under-test/log-findings.js';
import type { LoggedRequest } from '../../../../src/sandbox/app-under-test/logged-request.js';
import { REDIRECT_URI_UNKNOWN } from '../../../../src/sandbox/authorize/known-values.js';
import type { SandboxRequest } from '../../../../src/sandbox/types.js';

const ORIGIN = 'http://127.0.0.1:5443';
const REDIRECT_URI = 'http://localhost:5001/api/redirect';
const FORM = 'application/x-www-form-urlencoded';
const START = 1_764_000_000_000;

type Parameters = Readonly<Record<string, string | undefined>>;

/** What a careful app sends, each time anew. */
function goodLogin() {
  const verifier = randomBytes(32).toString('base64url');
  return {
    query: {
      client_id: 'APP',
      redirect_uri: REDIRECT_URI,
      state: randomUUID(),
      nonce: randomBytes(16).toString('base64url'),
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    } as Parameters,
    body: { code: 'c', redirect_uri: REDIRECT_URI, code_verifier: verifier } as Parameters,
  };
}

function encoded(parameters: Parameters): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return new URLSearchParams(given).toString();
}

function logged(summary: Partial<SandboxRequest>, path: string, body?: string, type = FORM): LoggedRequest {
  const { method = 'GET' } = summary;
  return {
    summary: {
      ...{ id: 1, at: START, method, path, status: 200, durationMs: 1, clientId: 'APP', endpoint: 'other' },
      ...{ note: '', faults: [], login: 1 },
      ...summary,
    },
    exchange: {
      request: {
        method,
        url: `${ORIGIN}${path}`,
        headers: [['content-type', type]],
        ...(body === undefined ? {} : { body }),
      },
      response: { status: 200, headers: [], body: '', bodyBytes: 0, truncated: false },
    },
  };
}

function authorization(query: Parameters, summary: Partial<SandboxRequest> = {}): LoggedRequest {
  return logged({ endpoint: 'authorize', status: 302, ...summary }, `/v2/oauth/authorize?${encoded(query)}`);
}

function tokenRequest(body: Parameters, summary: Partial<SandboxRequest> = {}): LoggedRequest {
  const sent = { endpoint: 'token', method: 'POST', id: 2, at: START + 50, ...summary } as const;
  return logged(sent, '/v2/oauth/token', encoded(body));
}

function idsOf(log: readonly LoggedRequest[]): readonly string[] {
  return lintLogins(log).map(({ id }) => id);
}

/** The findings of a good login with something changed. */
function idsWith(query: Parameters, body: Parameters = {}): readonly string[] {
  const good = goodLogin();
  return idsOf([authorization({ ...good.query, ...query }), tokenRequest({ ...good.body, ...body })]);
}

const PUBLISHED = {
  challenge: 'zaqUHoBV3rnhBF2g0Gkz1qkpEZXHqi2OrPK1DqRi-Lk',
  verifier: 'bbGcObXZC1YGBQZZtZGQH9jsyO1vypqCGqnSU_4TI5S',
};

describe('LogFindings', () => {
  it('are those of the log at any time, each request looked at once', () => {
    let held: readonly LoggedRequest[] = [];
    let reads = 0;
    const findings = new LogFindings({
      requests: () => held.map(({ summary }) => summary),
      exchange: (id) => {
        reads += 1;
        return held.find(({ summary }) => summary.id === id)?.exchange;
      },
    });
    const { query, body } = goodLogin();
    const begin = (id: number) => authorization({ ...query, state: undefined }, { id, login: id });
    for (let id = 1; id <= 6; id += 1) {
      held = [...held, begin(id)].slice(-3);
      expect(findings.current()).toBe(findings.current());
    }
    expect(reads).toBe(6);
    expect(findings.current()).toMatchObject([
      { id: 'state-missing', request: 6, times: 3 },
      { id: 'request-repeated', request: 6, times: 3 },
    ]);
    // The first of them is no longer held, and its value was used all the same.
    held = [begin(7), logged({ id: 8, endpoint: 'token', method: 'POST', login: 5 }, '/v2/oauth/token', encoded(body))];
    expect(findings.current().map(({ id, times }) => [id, times])).toEqual([
      ['state-missing', 1],
      ['request-repeated', 1],
    ]);
    held = [];
    expect(findings.current()).toEqual([]);
    held = [begin(9)];
    expect(findings.current().map(({ id }) => id)).toEqual(['state-missing']);
  });
});

describe('lintLogins', () => {
  it('finds nothing in two hundred good logins', () => {
    const log = Array.from({ length: 200 }, (_, at) => {
      const { query, body } = goodLogin();
      return [authorization(query, { login: at, id: at * 2 }), tokenRequest(body, { login: at, id: at * 2 + 1 })];
    }).flat();
    expect(lintLogins(log)).toEqual([]);
  });

  it.each([
    ['challenge-missing', { code_challenge: undefined }, {}],
    ['challenge-method', { code_challenge_method: 'plain' }, {}],
    ['challenge-method', { code_challenge_method: undefined }, {}],
    ['state-missing', { state: undefined }, {}],
    ['state-short', { state: '1234567' }, {}],
    ['state-entropy', { state: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }, {}],
    ['state-entropy', { state: '2025-11-25 14:30:00' }, {}],
    ['nonce-missing', { nonce: undefined }, {}],
    ['nonce-short', { nonce: 'nonce' }, {}],
    ['nonce-entropy', { nonce: '0000000000000000001' }, {}],
    ['verifier-missing', {}, { code_verifier: undefined }],
    ['verifier-wrong', {}, { code_verifier: randomBytes(32).toString('base64url') }],
    ['redirect-mismatch', {}, { redirect_uri: `${REDIRECT_URI}/` }],
    ['redirect-mismatch', {}, { redirect_uri: undefined }],
  ] as const)('finds %s', (id, query, body) => {
    expect(idsWith(query, body)).toEqual([id]);
  });

  it('finds a challenge that is no S256, and that the verifier does not fit', () => {
    expect(idsWith({ code_challenge: 'short' })).toEqual(['challenge-length', 'verifier-wrong']);
  });

  it('knows a published pair by either half', () => {
    const query = { code_challenge: PUBLISHED.challenge };
    const body = { code_verifier: PUBLISHED.verifier };
    expect(idsWith(query, body)).toEqual(['challenge-published', 'verifier-published']);
  });

  it.each([
    ['verifier-form', 'short'],
    ['verifier-form', `${'x'.repeat(50)} and a space`],
    ['verifier-entropy', 'ab'.repeat(22)],
  ])('finds %s', (id, verifier) => {
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    expect(idsWith({ code_challenge: challenge }, { code_verifier: verifier })).toEqual([id]);
  });

  it.each([
    ['state-reused', 'state'],
    ['nonce-reused', 'nonce'],
    ['challenge-reused', 'code_challenge'],
  ] as const)('finds %s, by another client never', (id, name) => {
    const [first, second] = [goodLogin().query, goodLogin().query];
    const again = { ...second, [name]: first[name] };
    expect(idsOf([authorization(first), authorization(again)])).toEqual([id]);
    expect(idsOf([authorization(first), authorization(again, { clientId: 'OTHER' })])).toEqual([]);
  });

  it('takes the same request once more for a reload or for fixed values, and says so once', () => {
    const { query } = goodLogin();
    expect(idsOf([authorization(query), authorization(query)])).toEqual(['request-repeated']);
  });

  it('finds a state that counts', () => {
    const log = [7, 8, 9].map((count) => authorization({ ...goodLogin().query, state: String(count) }));
    expect(idsOf(log)).toEqual(['state-short', 'state-short', 'state-short', 'state-guessable']);
  });

  it('finds a redirect URI that is not registered', () => {
    const log = [authorization(goodLogin().query, { status: 400, problem: REDIRECT_URI_UNKNOWN, login: undefined })];
    expect(idsOf(log)).toEqual(['redirect-not-registered']);
  });

  it('finds secrets in a URL, and never quotes them', () => {
    const path = '/v2/oauth/token?client_secret=hush-hush&code_verifier=psst';
    const findings = lintLogins([logged({ endpoint: 'other', method: 'POST' }, path)]);
    expect(findings.map(({ id }) => id)).toEqual(['secret-in-url', 'secret-in-url']);
    expect(JSON.stringify(findings)).not.toMatch(/hush|psst/);
  });

  it('finds a token request that comes late, and one that comes twice', () => {
    const { query, body } = goodLogin();
    const late = [authorization(query), tokenRequest(body, { at: START + 10_002 })];
    const soon = [authorization(query), tokenRequest(body, { at: START + 10_001 })];
    expect([idsOf(late), idsOf(soon)]).toEqual([['token-late'], []]);
    expect(idsOf([...soon, tokenRequest(body, { at: START + 60 })])).toEqual(['code-repeated']);
  });

  it('reads a JSON token request as it reads a form, and takes broken JSON for nothing', () => {
    const { query, body } = goodLogin();
    const sent = (text: string) =>
      logged({ endpoint: 'token', method: 'POST' }, '/v2/oauth/token', text, 'application/json');
    expect(idsOf([authorization(query), sent(JSON.stringify(body))])).toEqual([]);
    expect(idsOf([authorization(query), sent('{"code_')])).toEqual(['verifier-missing', 'redirect-mismatch']);
  });

  it('is gathered by what is wrong, gravest first, told of the latest', () => {
    const log = [1, 2, 3].map((id) => authorization({ ...goodLogin().query, nonce: undefined }, { id, login: id }));
    const late = tokenRequest({ redirect_uri: REDIRECT_URI }, { id: 4, login: 3 });
    expect(gatherFindings(lintLogins([...log, late]))).toMatchObject([
      { id: 'verifier-missing', times: 1 },
      { id: 'nonce-missing', times: 3, request: 3 },
    ]);
  });

  it('mentions userinfo on each page load once, as information', () => {
    const log = [1, 2, 3, 4].map((id) => logged({ endpoint: 'userinfo', id }, '/v2/oauth/userinfo'));
    expect(lintLogins(log)).toMatchObject([{ id: 'userinfo-repeated', severity: 'info', request: 2 }]);
  });
});
