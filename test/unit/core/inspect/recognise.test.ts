import { describe, expect, it } from 'vitest';
import { recognise } from '../../../../src/core/inspect/recognise.js';
import { rsaKeyPair } from '../../../support/keys.js';
import { thrownCode } from '../../../support/thrown-code.js';

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const JWS = `${encode('{"alg":"RS256"}')}.${encode('{"sub":"u=1"}')}.AAAA`;
const JWE = `${encode('{"alg":"dir","enc":"A128GCM"}')}..AAAA.AAAA.AAAA`;
const SECRET = 'abcdefghijklmnopqrstuvwxyz012345';
const pair = rsaKeyPair();

const kindOf = (text: string) => recognise(text).content.kind;

describe('what is recognised', () => {
  it.each([
    ['jws', JWS],
    ['jws', `\uFEFF  "${JWS}"\n`],
    ['jws', `Bearer ${JWS}`],
    ['jws', `Authorization: Bearer ${JWS}`],
    ['jws', `"id_token": "${JWS}",`],
    ['jws', `id_token=${JWS}`],
    ['jws', JWS.replace('.', '.\n  ')],
    ['jwe', JWE],
    ['userinfo', JSON.stringify({ sub: 'u=1', key: JWE, data: { 'myinfo.name': JWE } })],
    ['userinfo', '{"sub":"u=1"}'],
    ['token-response', JSON.stringify({ access_token: 'x', id_token: JWS })],
    ['token-response', '{"id_token":{"access_token":"x"}}'],
    ['error-response', '{"error":"invalid_grant"}'],
    ['discovery', '{"issuer":"https://api.id.gov.sg/v2","jwks_uri":"https://api.id.gov.sg/v2/.well-known/jwks.json"}'],
    ['jwks', '{"keys":[]}'],
    ['authorization-url', 'https://api.id.gov.sg/v2/oauth/authorize?client_id=C&response_type=code'],
    [
      'authorization-url',
      'https://api.id.gov.sg/v2/oauth/authorize?client_id=C\n  &redirect_uri=https%3A%2F%2Fa.example',
    ],
    ['redirected-url', 'http://localhost:5001/api/redirect?code=abc&state=s'],
    ['redirected-url', '?error=access_denied&state=s'],
    ['redirected-url', 'https://app.example/#access_token=x&state=s'],
    ['credentials', JSON.stringify({ clientId: 'C', clientSecret: SECRET, privateKey: pair.pkcs8 })],
    ['credentials', `SGID_CLIENT_ID=C\nSGID_CLIENT_SECRET=${SECRET}\n`],
    ['private-key', pair.pkcs8],
    ['private-key', pair.pkcs1],
    ['public-key', pair.spki],
    ['private-key', JSON.stringify(pair.privateKey.export({ format: 'jwk' }))],
    ['har', '{"log":{"version":"1.2","entries":[]}}'],
  ])('%s', (kind, text) => {
    const { content, reason } = recognise(text);
    expect([content.kind, reason]).toEqual([kind, expect.stringMatching(/^.{20,}\.$/)]);
  });

  it.each([
    ['a page', '<!doctype html><p>x', /It is a page/],
    ['a URL of something else', 'https://example.com/index.html', /It is a URL, but/],
    ['a token with four parts', 'eyJhbGciOiJSUzI1NiJ9.e30.AA.AA', /4 parts/],
    ['parts that are no token', 'www.example.com', /3 parts|nothing that/],
    ['JSON of something else', '{"name":"x"}', /none of the objects/],
    ['JSON that was cut', '{"sub":"u=1",', /line 1, column 14/],
    ['a URL longer than any', `https://a.example/?code=${'x'.repeat(65_536)}`, /It is a URL, but/],
    ['prose', 'hello there', /nothing that the inspector knows/],
    ['a token cut off', JWS.slice(0, 10), /rest was not copied/],
    ['a command', 'curl https://api.id.gov.sg/v2/oauth/token -d code=x', /paste the URL in it/],
    ['a number', '42', /nothing that/],
  ])('says of %s plainly that it is not, and what was expected', (_name, text, why) => {
    const { content, reason } = recognise(text);
    expect(content).toEqual({ kind: 'unknown' });
    expect(reason).toMatch(why);
    expect(reason).toContain('Expected a compact JWS');
  });

  it('quotes nothing of what may be a secret', () => {
    for (const text of [SECRET, `{"secret":"${SECRET}"`, `${SECRET} and more`, `"${SECRET}"`]) {
      const { content, reason } = recognise(text);
      expect([content.kind, reason.includes(SECRET)]).toEqual(['unknown', false]);
    }
  });

  it('refuses nothing at all, and far too much', () => {
    expect(thrownCode(() => recognise(' \n'))).toBe('inspect-empty');
    expect(thrownCode(() => recognise('a'.repeat(64 * 1024 * 1024 + 1)))).toBe('inspect-too-large');
  });

  it('does not take a JWS without alg, or a client with keys of its own, for something else', () => {
    expect(kindOf(`${encode('{}')}.e30.AA`)).toBe('unknown');
    expect(kindOf(JSON.stringify({ id: 'C', secret: SECRET, keys: [], privateKey: pair.pkcs8 }))).toBe('credentials');
  });
});

describe('a HAR', () => {
  const entry = (url: string, response: object = {}, request: object = {}) => ({
    startedDateTime: '2026-11-25T08:00:00.000Z',
    time: 12.5,
    request: { method: 'GET', url, headers: [{ name: 'Accept', value: '*/*' }], ...request },
    response: { status: 200, statusText: 'OK', headers: [], content: { text: '{"keys":[]}' }, ...response },
  });
  const har = (entries: readonly unknown[]) => {
    const { content } = recognise(JSON.stringify({ log: { entries } }));
    if (content.kind !== 'har') throw new Error('Not recognised.');
    return content;
  };

  it('gives each request with its answer', () => {
    const { entries } = har([
      entry('https://a.example/x', {}, { method: 'post', postData: { text: 'code=1' } }),
      entry('https://a.example/y', { content: { text: Buffer.from('ä').toString('base64'), encoding: 'base64' } }),
    ]);
    expect(entries.map(({ exchange }) => exchange)).toMatchObject([
      { startedAt: Date.UTC(2026, 10, 25, 8), request: { method: 'POST', body: 'code=1' }, timing: { totalMs: 12.5 } },
      { request: { method: 'GET' }, response: { status: 200, body: 'ä', bodyBytes: 2 } },
    ]);
  });

  it('counts what it leaves out, and takes no harm from what is malformed', () => {
    const { entries, omitted } = har([
      null,
      [],
      { request: 'x' },
      entry('https://a.example/o', {}, { method: 'OPTIONS' }),
      entry('https://a.example/z', { status: 0, headers: 'x', content: 7 }, { headers: [null, { name: 5 }] }),
    ]);
    expect([entries.length, omitted]).toEqual([1, 4]);
    expect(entries[0]?.exchange.response).toBeUndefined();
    expect(entries[0]?.exchange.request.headers).toEqual([['', '']]);
  });

  it('lists no more than 2,000', () => {
    const { entries, omitted } = har(Array.from({ length: 2500 }, () => entry('https://a.example/')));
    expect([entries.length, omitted]).toEqual([2000, 500]);
  });
});
