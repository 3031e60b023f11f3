import { createHash } from 'node:crypto';
import SgidClient from '@opengovsg/sgid-client';
import type { JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../../src/core/flow/check.js';
import { processIdToken } from '../../src/core/oidc/id-token.js';
import { processTokenResponse } from '../../src/core/oidc/token-response.js';
import { processUserInfoResponse } from '../../src/core/oidc/userinfo.js';
import { encryptUserInfo } from '../support/encrypt-userinfo.js';
import { answeringJson, jsonResponse, startHostileServer } from '../support/flow-bench.js';
import { publishedKey, signToken } from '../support/id-tokens.js';
import { rsaKeyPair } from '../support/keys.js';

const CLIENT = 'TEST-CLIENT';
const now = Math.floor(Date.now() / 1000);
let key: JWK;
beforeAll(async () => {
  key = await publishedKey();
});

/** What the console says of an answer, next to what the official SDK does with it. */
interface Compared {
  readonly checks: readonly Check[];
  readonly sdkAccepts: boolean;
}

/** The SDK may be said to let pass only what it does let pass, and to refuse only what it refuses. */
function expectAgreement({ checks, sdkAccepts }: Compared): void {
  const bad = checks.filter(({ status }) => status === 'failed' || status === 'warned');
  const refusing = bad.filter((check) => check.sdkAccepts !== true).map(({ id }) => id);
  expect({ refusing, sdkAccepts }).toEqual({
    refusing: sdkAccepts ? [] : expect.arrayContaining([expect.any(String)]),
    sdkAccepts,
  });
}

function sdkAt(hostname: string): SgidClient {
  const privateKey = rsaKeyPair().pkcs8;
  return new SgidClient({
    clientId: CLIENT,
    clientSecret: 's',
    privateKey,
    redirectUri: 'http://localhost:5001/cb',
    hostname,
  });
}

async function accepts(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}

/** One answer of the token endpoint, to the console and to the SDK. */
async function exchange(make: (issuer: string) => Promise<object>, keys: readonly object[] = [key]): Promise<Compared> {
  let tokens: Readonly<Record<string, unknown>> = {};
  const server = await startHostileServer((request, response) =>
    answeringJson(request.url?.endsWith('jwks.json') === true ? { keys } : tokens)(request, response),
  );
  try {
    const issuer = `${server.origin}/v2`;
    tokens = { ...(await make(issuer)) };
    const sdkAccepts = await accepts(
      sdkAt(server.origin).callback({ code: 'the-code', nonce: 'the-nonce', codeVerifier: 'v'.repeat(43) }),
    );
    const answer = {
      ...jsonResponse(tokens),
      headers: [
        ['Content-Type', 'application/json'],
        ['Cache-Control', 'no-store'],
      ],
    } as const;
    const { checks, tokens: read } = processTokenResponse(answer, ['openid']);
    if (read === undefined) return { checks, sdkAccepts };
    const token = await processIdToken(
      read.idToken,
      { keys: keys as readonly Record<string, unknown>[] },
      {
        issuer,
        clientId: CLIENT,
        nonce: 'the-nonce',
        accessToken: read.accessToken,
        code: 'the-code',
        clock: { now: Date.now() },
      },
    );
    return { checks: [...checks, ...token.checks], sdkAccepts };
  } finally {
    await server.stop();
  }
}

const claims = (issuer: string) => ({
  iss: issuer,
  sub: 'u=1',
  aud: CLIENT,
  exp: now + 300,
  iat: now - 1,
  nonce: 'the-nonce',
});
const withClaims = (changes: object, header: object = {}) =>
  exchange(async (issuer) => ({
    access_token: 'at',
    id_token: await signToken({ ...claims(issuer), ...changes }, header),
    token_type: 'Bearer',
  }));

describe('where the console is stricter than the official TypeScript SDK, of ID tokens', () => {
  it.each<readonly [string, object]>([
    ['nothing wrong', {}],
    ['iss of another', { iss: 'https://api.id.gov.sg/v2' }],
    ['aud of another', { aud: 'ANOTHER' }],
    ['aud with others', { aud: [CLIENT, 'ANOTHER'] }],
    ['aud with others, azp this client', { aud: [CLIENT, 'ANOTHER'], azp: CLIENT }],
    ['azp of another', { azp: 'ANOTHER' }],
    ['expired', { exp: now - 10, iat: now - 20 }],
    ['exp missing', { exp: undefined }],
    ['exp as text', { exp: String(now + 300) }],
    ['exp as a duration', { exp: 300 }],
    ['exp in milliseconds', { exp: (now + 300) * 1000 }],
    ['iat ahead', { iat: now + 30, exp: now + 300 }],
    ['iat far ahead', { iat: now + 3000, exp: now + 9000 }],
    ['iat as text', { iat: 'now' }],
    ['iat missing', { iat: undefined }],
    ['iat long ago', { iat: now - 7200 }],
    ['nbf ahead', { nbf: now + 300 }],
    ['nbf negative', { nbf: -1 }],
    ['nonce of another', { nonce: 'another' }],
    ['nonce missing', { nonce: undefined }],
    ['sub missing', { sub: undefined }],
    ['sub empty', { sub: '' }],
    ['sub a number', { sub: 7 }],
    ['sub too long', { sub: 'x'.repeat(300) }],
    ['sub an NRIC', { sub: 'S1234567D' }],
    ['at_hash wrong', { at_hash: 'x' }],
    ['c_hash wrong', { c_hash: 'x' }],
    ['auth_time ahead', { auth_time: now + 300 }],
    ['acr a number', { acr: 1 }],
  ])('%s', async (_name, changes) => {
    expectAgreement(await withClaims(changes));
  });

  it.each<readonly [string, object]>([
    ['typ at+jwt', { typ: 'at+jwt' }],
    ['typ of its own', { typ: 'sgid' }],
    ['an embedded key', { jku: 'https://evil.example' }],
    ['kid of another', { kid: 'unknown' }],
  ])('%s in the header', async (_name, header) => {
    expectAgreement(await withClaims({}, header));
  });

  it('signed by another key', async () => {
    const forger = rsaKeyPair('forger');
    expectAgreement(
      await exchange(async (issuer) => ({
        access_token: 'at',
        id_token: await signToken(claims(issuer), {}, forger),
        token_type: 'Bearer',
      })),
    );
  });

  it.each<readonly [string, object, (own: JWK, other: JWK) => readonly object[]]>([
    ['two keys, one named', { kid: 'k1' }, (own, other) => [own, other]],
    ['two keys, none named', { kid: undefined }, (own, other) => [own, other]],
    [
      'two keys, one of them for encryption, none named',
      { kid: undefined },
      (own, other) => [own, { ...other, use: 'enc' }],
    ],
    ['one key, not named', { kid: undefined }, (own) => [own]],
    ['two keys of one name', { kid: 'k1' }, (own, other) => [other, own].map((one) => ({ ...one, kid: 'k1' }))],
    ['a key without alg and use', { kid: 'k1' }, ({ alg: _alg, use: _use, ...own }) => [own]],
    ['a key for encryption', { kid: 'k1' }, (own) => [{ ...own, use: 'enc' }]],
    ['a key for another algorithm', { kid: 'k1' }, (own) => [{ ...own, alg: 'PS256' }]],
    ['no keys', { kid: 'k1' }, () => []],
  ])('of keys: %s', async (_name, header, keysOf) => {
    const other = await publishedKey(rsaKeyPair('second'), { kid: 'k2' });
    expectAgreement(
      await exchange(
        async (issuer) => ({
          access_token: 'at',
          id_token: await signToken(claims(issuer), header),
          token_type: 'Bearer',
        }),
        keysOf(key, other),
      ),
    );
  });

  it('at_hash that holds', async () => {
    const hash = createHash('sha256').update('at').digest().subarray(0, 16).toString('base64url');
    expectAgreement(await withClaims({ at_hash: hash }));
  });
});

describe('of token responses', () => {
  it.each<readonly [string, object]>([
    ['no ID token', { id_token: undefined }],
    ['an ID token that is an object', { id_token: { access_token: 'at' } }],
    ['no access token', { access_token: undefined }],
    ['another token type', { token_type: 'DPoP' }],
    ['no token type', { token_type: undefined }],
    ['expires_in as text', { expires_in: '300' }],
    ['fewer scopes', { scope: 'other' }],
    ['an access token of other characters', { access_token: 'a|b' }],
  ])('%s', async (_name, changes) => {
    expectAgreement(
      await exchange(async (issuer) => ({
        access_token: 'at',
        id_token: await signToken(claims(issuer)),
        token_type: 'Bearer',
        ...changes,
      })),
    );
  });
});

describe('of userinfo', () => {
  it.each<readonly [string, object]>([
    ['nothing wrong', {}],
    ['another sub', { sub: 'another' }],
    ['no key', { key: undefined }],
    ['no data', { data: undefined }],
    ['a member in clear', { name: 'in clear' }],
    ['a value in clear', { data: { 'myinfo.name': 'in clear' } }],
  ])('%s', async (_name, changes) => {
    const { sub, key: wrapped, data } = await encryptUserInfo('A', rsaKeyPair().publicKey, { 'myinfo.name': 'TAN' });
    const body = { sub, key: wrapped, data, ...changes };
    const server = await startHostileServer(answeringJson(body));
    try {
      const sdkAccepts = await accepts(sdkAt(server.origin).userinfo({ sub, accessToken: 'at' }));
      const { checks } = processUserInfoResponse(jsonResponse(body), sub, ['openid', 'myinfo.name']);
      expectAgreement({ checks, sdkAccepts });
    } finally {
      await server.stop();
    }
  });
});
