import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose';
import { expect } from 'vitest';
import {
  authorizationUrl,
  type Bench,
  fetchUserInfo,
  get,
  login,
  readError,
  requestTokens,
  requestUserInfo,
  signIn,
} from './sandbox-bench.js';
import { decryptValues } from './sandbox-decrypt.js';

type Evidence = (bench: Bench) => Promise<void>;

const SCOPE = 'openid myinfo.name myinfo.vehicles myinfo.sex';

export async function fetchJwks({ sandbox }: Bench) {
  return (await (await get(`${sandbox.issuer}/.well-known/jwks.json`)).json()) as { keys: Record<string, string>[] };
}

/** Claims of an ID token whose signature holds; nothing else of it is looked at. */
export async function verifiedClaims(bench: Bench): Promise<JWTPayload> {
  const { id_token } = await signIn(bench);
  const keys = createLocalJWKSet(await fetchJwks(bench));
  await jwtVerify(id_token, keys, { currentDate: new Date(0) }).catch((error: { code: string }) => {
    if (!['ERR_JWT_EXPIRED', 'ERR_JWT_CLAIM_VALIDATION_FAILED', 'ERR_JWT_INVALID'].includes(error.code)) throw error;
  });
  return decodeJwt(id_token);
}

function claims(expected: (right: Bench) => object): Evidence {
  return async (bench) => expect(await verifiedClaims(bench)).toMatchObject(expected(bench));
}

function without(claim: string): Evidence {
  return async (bench) => expect(await verifiedClaims(bench)).not.toHaveProperty(claim);
}

/** Another algorithm in the header, and a signature that no key of the JWKS stands for under RS256. */
function algorithm(alg: string): Evidence {
  return async (bench) => {
    const { id_token } = await signIn(bench);
    expect(decodeProtectedHeader(id_token).alg).toBe(alg);
    expect(decodeJwt(id_token).aud).toBe(bench.credentials.id);
  };
}

function header(expected: object): Evidence {
  return async (bench) => {
    const { id_token } = await signIn(bench);
    expect(decodeProtectedHeader(id_token)).toMatchObject(expected);
    await expect(jwtVerify(id_token, createLocalJWKSet(await fetchJwks(bench)))).rejects.toThrow();
  };
}

function parts(count: number, last: RegExp): Evidence {
  return async (bench) => {
    const segments = (await signIn(bench)).id_token.split('.');
    expect(segments).toHaveLength(count);
    expect(segments.at(-1)).toMatch(last);
  };
}

function refusal(status: number, error: string): Evidence {
  return async (bench) => {
    expect(await readError(await requestTokens(bench, await login(bench)))).toMatchObject({ status, error });
  };
}

function keys(expected: object): Evidence {
  return async (bench) => expect((await fetchJwks(bench)).keys).toEqual([expect.objectContaining(expected)]);
}

/** Status, content type and the beginning of a body. */
async function glance(response: Response) {
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

async function userInfoResponse(bench: Bench): Promise<Response> {
  return requestUserInfo(bench, (await signIn(bench, { scope: SCOPE })).access_token);
}

async function values(bench: Bench): Promise<Record<string, string>> {
  return decryptValues(await fetchUserInfo(bench, SCOPE), bench.credentials.privateKey);
}

const HTML = 'text/html; charset=utf-8';

/** What shows that a fault was committed, by its id: discovery, authorization and the way back. */
const beforeTokens: Readonly<Record<string, Evidence>> = {
  'discovery.issuer-other': async ({ sandbox }) => {
    const document = await (await get(`${sandbox.issuer}/.well-known/openid-configuration`)).json();
    expect(document).toMatchObject({
      issuer: 'https://issuer.example/v2',
      jwks_uri: expect.stringContaining(sandbox.issuer),
    });
  },
  'discovery.endpoints-broken': async ({ sandbox }) => {
    const document = await (await get(`${sandbox.issuer}/.well-known/openid-configuration`)).json();
    expect(document).toMatchObject({ token_endpoint: `${sandbox.origin}/v2//oauth/token` });
    expect((await get(`${sandbox.origin}/v2//oauth/token`)).status).toBe(404);
  },
  'discovery.missing': async ({ sandbox }) => {
    expect((await get(`${sandbox.issuer}/.well-known/openid-configuration`)).status).toBe(404);
  },
  'authorize.error-page': async (bench) => {
    const page = await glance(await get(authorizationUrl(bench)));
    expect(page).toMatchObject({ status: 200, type: HTML, body: expect.stringContaining('asked to refuse') });
  },
  'authorize.text-500': async (bench) => {
    const page = await glance(await get(authorizationUrl(bench)));
    expect(page).toMatchObject({ status: 500, type: 'text/plain; charset=utf-8' });
  },
  'authorize.no-answer': async (bench) => {
    const page = await glance(await get(authorizationUrl(bench)));
    expect(page).toMatchObject({ status: 200, type: HTML, body: expect.stringContaining('Nothing happens from here') });
    expect(page.body).not.toContain('code=');
  },
  'redirect.access-denied': async (bench) => {
    const { searchParams } = (await login(bench)).redirect;
    expect([...searchParams]).toEqual([
      ['error', 'access_denied'],
      ['state', 'the-state'],
    ]);
  },
  'redirect.code-repeated': async (bench) => {
    expect(new Set((await login(bench)).redirect.searchParams.getAll('code')).size).toBe(2);
  },
  'redirect.code-unknown': async (bench) => {
    const refused = await readError(await requestTokens(bench, await login(bench)));
    expect(refused.description).toContain('not issued by this sandbox');
  },
  'redirect.issuer-wrong': async (bench) => {
    expect((await login(bench)).redirect.searchParams.get('iss')).toBe('https://issuer.example/v2');
  },
  'redirect.in-fragment': async (bench) => {
    const { redirect } = await login(bench);
    expect([redirect.search, redirect.hash]).toEqual(['', expect.stringMatching(/^#code=.+&state=the-state$/)]);
  },
  'redirect.twice': async (bench) => {
    const response = await get(authorizationUrl(bench));
    const addresses = [...(await response.text()).matchAll(/(?:href|src)="http:[^"]*code=([\w-]+)/g)];
    expect(new Set(addresses.map(([, code]) => code)).size).toBe(1);
    expect(addresses).toHaveLength(2);
    expect(response.headers.get('refresh')).toContain(String(addresses[0]?.[1]));
    expect(response.headers.get('content-security-policy')).not.toContain('script');
  },
};

const tokens: Readonly<Record<string, Evidence>> = {
  'token.invalid-request': refusal(400, 'invalid_request'),
  'token.unauthorized-client': refusal(400, 'unauthorized_client'),
  'token.unsupported-grant-type': refusal(400, 'unsupported_grant_type'),
  'token.invalid-scope': refusal(400, 'invalid_scope'),
  'token.temporarily-unavailable': refusal(503, 'temporarily_unavailable'),
  'token.cut-off': async (bench) => {
    const response = await requestTokens(bench, await login(bench));
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  },
  'token.not-json': async (bench) => {
    const { status, body } = await glance(await requestTokens(bench, await login(bench)));
    expect([status, body]).toEqual([200, expect.stringContaining('access_token')]);
    expect(() => JSON.parse(body)).toThrow();
  },
  'token.member-repeated': async (bench) => {
    const { body } = await glance(await requestTokens(bench, await login(bench)));
    expect(body.match(/"access_token":/g)).toHaveLength(2);
  },
};

const idTokens: Readonly<Record<string, Evidence>> = {
  'id-token.nonce-unasked': async (bench) => {
    expect(decodeJwt((await signIn(bench, { nonce: undefined })).id_token).nonce).toBe('a-nonce-nobody-sent');
    expect(decodeJwt((await signIn(bench)).id_token).nonce).toBe('the-nonce');
  },
  'id-token.audience-list': claims(({ credentials }) => ({ aud: [credentials.id, 'SANDBOX-ANOTHER-CLIENT'] })),
  'id-token.authorized-party-wrong': claims(({ credentials }) => ({
    aud: credentials.id,
    azp: 'SANDBOX-ANOTHER-CLIENT',
  })),
  'id-token.issuer-slash': claims(({ sandbox }) => ({ iss: `${sandbox.issuer}/` })),
  'id-token.issuer-upper-case': claims(({ sandbox }) => ({ iss: sandbox.issuer.toUpperCase() })),
  'id-token.issuer-version-missing': claims(({ sandbox }) => ({ iss: sandbox.origin })),
  'id-token.expiry-missing': without('exp'),
  'id-token.expiry-text': claims(() => ({ exp: expect.stringMatching(/^\d+$/) })),
  'id-token.expiry-duration': claims(() => ({ exp: 1800 })),
  'id-token.expiry-endless': claims(() => ({ exp: 1e308 })),
  'id-token.issued-at-missing': without('iat'),
  'id-token.not-yet-valid': async (bench) => {
    expect((await verifiedClaims(bench)).nbf).toBeGreaterThan(bench.clock.now / 1000 + 3000);
  },
  'id-token.access-token-hash-wrong': claims(() => ({ at_hash: expect.any(String) })),
  'id-token.subject-empty': claims(() => ({ sub: '' })),
  'id-token.subject-long': claims(() => ({ sub: expect.stringMatching(/^.{300}$/) })),
  'id-token.subject-number': claims(() => ({ sub: expect.any(Number) })),
  'id-token.algorithm-none-disguised': async (bench) => {
    const { id_token } = await signIn(bench);
    expect([decodeProtectedHeader(id_token).alg, id_token.at(-1)]).toEqual(['nOnE', '.']);
  },
  'id-token.algorithm-hmac': algorithm('HS256'),
  'id-token.algorithm-rs512': async (bench) => {
    expect(decodeProtectedHeader((await signIn(bench)).id_token).alg).toBe('RS512');
    expect(await verifiedClaims(bench)).toMatchObject({ aud: bench.credentials.id });
  },
  'id-token.algorithm-rs384': algorithm('RS384'),
  'id-token.algorithm-ps256': async (bench) => {
    expect(decodeProtectedHeader((await signIn(bench)).id_token).alg).toBe('PS256');
    expect(await verifiedClaims(bench)).toMatchObject({ aud: bench.credentials.id });
  },
  'id-token.algorithm-es256': algorithm('ES256'),
  'id-token.key-embedded': header({ alg: 'RS256', jwk: { kty: 'RSA' } }),
  'id-token.key-elsewhere': header({ alg: 'RS256', jku: 'https://keys.example/jwks.json' }),
  'id-token.critical-header': header({ crit: ['sandbox-extension'] }),
  'id-token.claims-altered': async (bench) => {
    expect(decodeJwt((await signIn(bench)).id_token).sub).toBe('somebody-else');
    await expect(verifiedClaims(bench)).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  },
  'id-token.signature-empty': parts(3, /^$/),
  'id-token.two-parts': parts(2, /^ey/),
  'id-token.four-parts': parts(4, /^ey/),
  'id-token.padded': parts(3, /=$/),
  'jwks.rotated': async (bench) => {
    const { keys: listed } = await fetchJwks(bench);
    expect(listed.map(({ kid }) => kid)).toEqual([expect.any(String)]);
    expect(bench.sandbox.signingKeyIds).not.toContain(listed[0]?.kid);
  },
  'jwks.id-repeated': async (bench) => {
    const { keys: listed } = await fetchJwks(bench);
    expect(listed.map(({ kid }) => kid)).toEqual(Array(2).fill(bench.sandbox.signingKeyIds[0]));
    expect(listed[0]?.n).not.toBe(listed[1]?.n);
  },
  'jwks.for-encryption': keys({ use: 'enc' }),
  'jwks.other-algorithm': keys({ alg: 'RS512' }),
  'jwks.private-members': keys({ d: expect.any(String) }),
  'jwks.key-small': keys({ n: expect.stringMatching(/^.{86}$/) }),
  'jwks.exponent-even': keys({ e: 'AQAA' }),
  'jwks.not-json': async ({ sandbox }) => {
    const response = await glance(await get(`${sandbox.issuer}/.well-known/jwks.json`));
    expect(response).toMatchObject({ status: 200, type: 'text/plain; charset=utf-8' });
  },
  'jwks.unavailable': async ({ sandbox }) => {
    expect((await get(`${sandbox.issuer}/.well-known/jwks.json`)).status).toBe(503);
  },
  'timing.clock-ahead': async (bench) => {
    const { iat = 0, exp = 0 } = await verifiedClaims(bench);
    const said = (await get(`${bench.sandbox.issuer}/.well-known/jwks.json`)).headers.get('date') ?? '';
    for (const seconds of [iat, exp - 1800, Date.parse(said) / 1000]) {
      expect(Math.abs(seconds - bench.clock.now / 1000 - 600)).toBeLessThan(3);
    }
  },
};

const userInfo: Readonly<Record<string, Evidence>> = {
  'userinfo.html-200': async (bench) => {
    expect(await glance(await userInfoResponse(bench))).toMatchObject({ status: 200, type: HTML });
  },
  'userinfo.redirect': async (bench) => {
    expect((await userInfoResponse(bench)).headers.get('location')).toBe(`${bench.sandbox.origin}/elsewhere`);
  },
  'userinfo.cut-off': async (bench) => {
    await expect((await userInfoResponse(bench)).text()).rejects.toThrow();
  },
  'userinfo.key-missing': async (bench) => {
    expect(Object.keys(await fetchUserInfo(bench, SCOPE))).toEqual(['sub', 'data']);
  },
  'userinfo.data-missing': async (bench) => {
    expect(Object.keys(await fetchUserInfo(bench, SCOPE))).toEqual(['sub', 'key']);
  },
  'userinfo.in-clear': async (bench) => {
    expect((await fetchUserInfo(bench, SCOPE)).data).toMatchObject({
      'myinfo.name': 'IN CLEAR',
      'myinfo.sex': 'IN CLEAR',
    });
  },
  'userinfo.records-broken': async (bench) => {
    const { 'myinfo.vehicles': vehicles = '', 'myinfo.sex': sex } = await values(bench);
    expect(() => JSON.parse(vehicles)).toThrow();
    expect([vehicles, sex]).toEqual([expect.stringContaining('SZZ1A'), 'FEMALE']);
  },
  'userinfo.records-camel-case': async (bench) => {
    expect(JSON.parse((await values(bench))['myinfo.vehicles'] ?? '')[0]).toEqual({ vehicleNumber: 'SZZ1A' });
  },
  'userinfo.not-available': async (bench) => {
    expect(new Set(Object.values(await values(bench)))).toEqual(new Set(['NA']));
  },
  'userinfo.empty-values': async (bench) => {
    expect(new Set(Object.values(await values(bench)))).toEqual(new Set(['']));
  },
  'userinfo.huge-field': async (bench) => {
    expect(((await fetchUserInfo(bench, SCOPE)).data?.['myinfo.name'] ?? '').length).toBeGreaterThan(13_000_000);
  },
};

/** What shows that a fault was committed, by its id. */
export const moreEvidence: Readonly<Record<string, Evidence>> = {
  ...beforeTokens,
  ...tokens,
  ...idTokens,
  ...userInfo,
};
