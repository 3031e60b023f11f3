import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { FAULTS } from '../../../src/sandbox/faults/faults.js';
import { fetchJwks, moreEvidence, verifiedClaims } from '../../support/fault-evidence.js';
import {
  type Bench,
  fetchUserInfo,
  login,
  readError,
  requestTokens,
  requestUserInfo,
  signIn,
  withBench,
} from '../../support/sandbox-bench.js';
import { decryptBlockKey, decryptFields, decryptValues } from '../../support/sandbox-decrypt.js';

const SCOPE = 'openid myinfo.name myinfo.vehicles myinfo.sex';

/** What shows that a fault was committed, by its id. */
const evidence: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  ...moreEvidence,
  'redirect.state-wrong': async (bench) => {
    const { redirect, code } = await login(bench);
    expect(code).not.toBe('');
    expect(redirect.searchParams.getAll('state')).toEqual([expect.not.stringContaining('the-state')]);
  },
  'redirect.state-missing': async (bench) => {
    expect((await login(bench)).redirect.searchParams.has('state')).toBe(false);
  },
  'redirect.state-repeated': async (bench) => {
    const states = (await login(bench)).redirect.searchParams.getAll('state');
    expect(states).toHaveLength(2);
    expect(states[0]).toBe('the-state');
    expect(states[1]).not.toBe('the-state');
  },
  'redirect.code-missing': async (bench) => {
    const { searchParams } = (await login(bench)).redirect;
    expect([...searchParams]).toEqual([['state', 'the-state']]);
  },
  'redirect.error': async (bench) => {
    const { searchParams } = (await login(bench)).redirect;
    expect([searchParams.get('error'), searchParams.has('code')]).toEqual(['server_error', false]);
    expect(searchParams.get('state')).toBe('the-state');
  },
  'redirect.error-and-code': async (bench) => {
    const { searchParams } = (await login(bench)).redirect;
    expect([searchParams.get('error'), searchParams.has('code')]).toEqual(['access_denied', true]);
  },
  'token.invalid-grant': async (bench) => {
    const refusal = await readError(await requestTokens(bench, await login(bench)));
    expect(refusal).toMatchObject({ status: 400, error: 'invalid_grant' });
  },
  'token.invalid-client': async (bench) => {
    const refusal = await readError(await requestTokens(bench, await login(bench)));
    expect(refusal).toMatchObject({ status: 401, error: 'invalid_client' });
  },
  'token.html-500': async (bench) => {
    const response = await requestTokens(bench, await login(bench));
    expect([response.status, response.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
    expect(await response.text()).toContain('<h1>');
  },
  'token.html-200': async (bench) => {
    const response = await requestTokens(bench, await login(bench));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  },
  'token.redirect': async (bench) => {
    const response = await requestTokens(bench, await login(bench));
    expect([response.status, response.headers.get('location')]).toEqual([302, `${bench.sandbox.origin}/elsewhere`]);
  },
  'token.id-token-missing': async (bench) => {
    const tokens = await signIn(bench);
    expect(tokens).toHaveProperty('access_token');
    expect(tokens).not.toHaveProperty('id_token');
  },
  'token.access-token-missing': async (bench) => {
    const tokens = await signIn(bench);
    expect(tokens).toHaveProperty('id_token');
    expect(tokens).not.toHaveProperty('access_token');
  },
  'token.id-token-object': async (bench) => {
    const tokens = await signIn(bench);
    expect(tokens.id_token).toEqual({ access_token: tokens.access_token, id_token: expect.stringMatching(/^eyJ/) });
  },
  'id-token.nonce-wrong': (bench) => signedClaims(bench, { nonce: expect.not.stringContaining('the-nonce') }),
  'id-token.nonce-missing': async (bench) => {
    expect(await verifiedClaims(bench)).not.toHaveProperty('nonce');
  },
  'id-token.audience-wrong': (bench) => signedClaims(bench, { aud: expect.not.stringContaining(bench.credentials.id) }),
  'id-token.issuer-wrong': (bench) => signedClaims(bench, { iss: 'https://issuer.example/v2' }),
  'id-token.expired': async (bench) => {
    const { exp = 0, iat = 0 } = await verifiedClaims(bench);
    expect(exp).toBeLessThan(bench.clock.now / 1000 - 3000);
    expect(iat).toBeLessThan(exp);
  },
  'id-token.issued-in-future': async (bench) => {
    const { exp = 0, iat = 0 } = await verifiedClaims(bench);
    expect(iat).toBeGreaterThan(bench.clock.now / 1000 + 3000);
    expect(exp).toBeGreaterThan(iat);
  },
  'id-token.subject-missing': async (bench) => {
    expect(await verifiedClaims(bench)).not.toHaveProperty('sub');
  },
  'id-token.key-unknown': async (bench) => {
    const { id_token } = await signIn(bench);
    const { keys } = await fetchJwks(bench);
    expect(keys.map(({ kid }) => kid)).not.toContain(decodeProtectedHeader(id_token).kid);
  },
  'id-token.algorithm-none': async (bench) => {
    const { id_token } = await signIn(bench);
    const [header = '', , signature] = id_token.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg: 'none' });
    expect(signature).toBe('');
    expect(decodeJwt(id_token)).toMatchObject({ aud: bench.credentials.id, nonce: 'the-nonce' });
  },
  'id-token.signature-wrong': async (bench) => {
    await expect(verifiedClaims(bench)).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  },
  'jwks.empty': async (bench) => {
    expect(await fetchJwks(bench)).toEqual({ keys: [] });
  },
  'jwks.other-key': async (bench) => {
    const { keys } = await fetchJwks(bench);
    expect(keys.map(({ kid }) => kid)).toEqual([decodeProtectedHeader((await signIn(bench)).id_token).kid]);
    await expect(verifiedClaims(bench)).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  },
  'userinfo.unauthorized': async (bench) => {
    const response = await requestUserInfo(bench, (await signIn(bench)).access_token);
    expect([response.status, response.headers.get('content-type')]).toEqual([401, 'text/plain; charset=utf-8']);
  },
  'userinfo.subject-other': async (bench) => {
    const { access_token, id_token } = await signIn(bench);
    const userInfo = (await (await requestUserInfo(bench, access_token)).json()) as { sub: string };
    expect(userInfo.sub).not.toBe(decodeJwt(id_token).sub);
  },
  'userinfo.field-altered': async (bench) => {
    const userInfo = await fetchUserInfo(bench, SCOPE);
    await expect(decryptFields(userInfo, bench.credentials.privateKey)).rejects.toThrow();
    const { 'myinfo.name': _, ...others } = userInfo.data ?? {};
    const rest = await decryptValues({ ...userInfo, data: others }, bench.credentials.privateKey);
    expect(rest['myinfo.sex']).toBe('FEMALE');
  },
  'userinfo.fields-swapped': async (bench) => {
    const values = await decryptValues(await fetchUserInfo(bench, SCOPE), bench.credentials.privateKey);
    expect(values).toMatchObject({ 'myinfo.name': 'FEMALE', 'myinfo.sex': 'ONG MEI FERN, RENÉE' });
  },
  'userinfo.field-missing': async (bench) => {
    const values = await decryptValues(await fetchUserInfo(bench, SCOPE), bench.credentials.privateKey);
    expect(Object.keys(values)).toEqual(['myinfo.name', 'myinfo.vehicles']);
  },
  'userinfo.field-extra': async (bench) => {
    const values = await decryptValues(await fetchUserInfo(bench, SCOPE), bench.credentials.privateKey);
    expect(Object.keys(values)).toHaveLength(4);
    expect(values['myinfo.unasked_for']).toBe('NOT ASKED FOR');
  },
  'userinfo.key-of-another-client': async (bench) => {
    const userInfo = await fetchUserInfo(bench, SCOPE);
    await expect(decryptBlockKey(userInfo, bench.credentials.privateKey)).rejects.toThrow();
  },
  'userinfo.empty-list-as-nul': async (bench) => {
    const values = await decryptValues(await fetchUserInfo(bench, SCOPE), bench.credentials.privateKey);
    expect(values).toMatchObject({ 'myinfo.vehicles': '\0', 'myinfo.sex': 'FEMALE' });
  },
  'userinfo.not-utf8': async (bench) => {
    const fields = await decryptFields(await fetchUserInfo(bench, SCOPE), bench.credentials.privateKey);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(fields.get('myinfo.name'))).toThrow(TypeError);
    expect(new TextDecoder('utf-8', { fatal: true }).decode(fields.get('myinfo.sex'))).toBe('FEMALE');
  },
};

async function signedClaims(bench: Bench, claims: object): Promise<void> {
  expect(await verifiedClaims(bench)).toMatchObject(claims);
}

describe('faults', () => {
  /** What each holds back, in milliseconds. */
  const timed: Readonly<Record<string, Readonly<Partial<Record<'jwks' | 'token' | 'userinfo', number>>>>> = {
    'timing.slow': { token: 5000, userinfo: 5000 },
    'token.slow': { token: 5000 },
    'userinfo.slow': { userinfo: 5000 },
    'jwks.slow': { jwks: 5000 },
    'timing.latency': { jwks: 400, token: 400, userinfo: 400 },
  };
  const isTimed = (id: string) => id in timed || id === 'timing.jitter';

  it('are many, have ids of their own, and each is tested below', () => {
    const ids = FAULTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...Object.keys(evidence), ...Object.keys(timed), 'timing.jitter'].sort()).toEqual([...ids].sort());
  });

  it.each(FAULTS.filter(({ id }) => !isTimed(id)).map(({ id }) => id))('%s is committed while it is armed', (id) =>
    withBench({ faults: [id] }, async (bench) => {
      await evidence[id]?.(bench);
      expect(bench.sandbox.requests().some(({ note }) => note.includes(`fault ${id}`))).toBe(true);
      expect(bench.sandbox.armedFaults.map((fault) => fault.id)).toEqual([id]);
    }),
  );

  it.each(FAULTS.filter(({ id }) => !isTimed(id)).map(({ id }) => id))('%s leaves no trace once disarmed', (id) =>
    withBench({ faults: [id] }, async (bench) => {
      bench.sandbox.armFault(id, false);
      await expect(evidence[id]?.(bench)).rejects.toThrow();
    }),
  );

  /** What was waited for each answer of a login. */
  async function waitsOf(id: string) {
    let waited = 0;
    const waits: Record<string, number> = {};
    const wait = async (ms: number) => {
      waited += ms;
    };
    const note = (name: string) => {
      if (waited > 0) waits[name] = waited;
      waited = 0;
    };
    await withBench({ faults: [id], wait }, async (bench) => {
      await fetchJwks(bench);
      note('jwks');
      const attempt = await login(bench);
      waited = 0;
      const { access_token } = (await (await requestTokens(bench, attempt)).json()) as { access_token: string };
      note('token');
      await requestUserInfo(bench, access_token);
      note('userinfo');
    });
    return waits;
  }

  it.each(Object.entries(timed))('%s holds back what it says, and nothing else', async (id, expected) => {
    expect(await waitsOf(id)).toEqual(expected);
  });

  it('timing.jitter holds everything back, never twice alike', async () => {
    const waits = Object.values(await waitsOf('timing.jitter'));
    expect(waits).toHaveLength(3);
    expect(new Set(waits).size).toBeGreaterThan(1);
    expect(Math.max(...waits)).toBeLessThan(1500);
  });

  it('go off by themselves after the one request they were armed for', () => {
    const spent: string[] = [];
    return withBench(
      { faultsOnce: ['token.invalid-grant'], onFaultSpent: () => spent.push('spent') },
      async (bench) => {
        expect(bench.sandbox.armedFaults).toMatchObject([{ id: 'token.invalid-grant', once: true }]);
        const attempt = await login(bench);
        expect(bench.sandbox.armedFaults).toHaveLength(1);
        expect((await requestTokens(bench, attempt)).status).toBe(400);
        expect(bench.sandbox.armedFaults).toEqual([]);
        expect(spent).toEqual(['spent']);
        expect(await verifiedClaims(bench)).toMatchObject({ aud: bench.credentials.id });
      },
    );
  });

  it('touch one of many requests at once where they were armed for one', () =>
    withBench({ faultsOnce: ['redirect.state-missing'] }, async (bench) => {
      const logins = await Promise.all(Array.from({ length: 20 }, () => login(bench)));
      expect(logins.filter(({ redirect }) => !redirect.searchParams.has('state'))).toHaveLength(1);
    }));

  it('touch the requests of one client alone where they were armed for it', () =>
    withBench({}, async (bench) => {
      const { sandbox, credentials, other } = bench;
      const hers: Bench = { ...bench, credentials: other };
      const faults: readonly [id: string, how: true | 'once'][] = [
        ['redirect.state-missing', true],
        ['token.invalid-grant', 'once'],
        ['userinfo.unauthorized', true],
      ];
      for (const [id, how] of faults) sandbox.armFault(id, how, credentials.id);
      expect((await login(hers)).redirect.searchParams.get('state')).toBe('the-state');
      const { access_token } = await signIn(hers);
      expect((await requestUserInfo(hers, access_token)).status).toBe(200);
      expect(sandbox.armedFaults).toMatchObject(faults.map(([id]) => ({ id, clientId: credentials.id })));

      const attempt = await login(bench);
      expect(attempt.redirect.searchParams.has('state')).toBe(false);
      expect((await requestTokens(bench, attempt)).status).toBe(400);
      expect((await requestUserInfo(bench, (await signIn(bench)).access_token)).status).toBe(401);
      sandbox.armFault('redirect.state-missing', false, credentials.id);
      expect((await login(bench)).redirect.searchParams.get('state')).toBe('the-state');
    }));

  it('of one client count for it where the same is armed for all, and outlive neither it nor their one request', () =>
    withBench({ faults: ['redirect.state-missing'] }, async ({ sandbox, credentials, ...bench }) => {
      const state = async () => (await login({ sandbox, credentials, ...bench })).redirect.searchParams.getAll('state');
      sandbox.armFault('redirect.state-missing', 'once', credentials.id);
      expect(sandbox.armedFaults).toHaveLength(2);
      expect(await state()).toEqual([]);
      expect(sandbox.armedFaults).toMatchObject([{ clientId: undefined, once: false }]);
      sandbox.armFault('redirect.state-repeated', true, credentials.id);
      sandbox.armFault('redirect.state-repeated', true);
      sandbox.armFault('redirect.state-missing', false);
      expect(await state()).toHaveLength(2);
      sandbox.setClients([]);
      expect(sandbox.armedFaults).toMatchObject([{ id: 'redirect.state-repeated', clientId: undefined }]);
    }));

  it.each([
    ['a client that is not there', 'timing.slow', 'NOBODY', 'unknown-client'],
    ['a request that names no client', 'jwks.empty', undefined, 'fault-not-per-client'],
    ['another request that names none', 'discovery.missing', undefined, 'fault-not-per-client'],
  ])('cannot be armed for %s', (_what, id, clientId, code) =>
    withBench({}, async ({ sandbox, credentials }) => {
      expect(() => sandbox.armFault(id, true, clientId ?? credentials.id)).toThrow(expect.objectContaining({ code }));
      expect(sandbox.armedFaults).toEqual([]);
    }),
  );

  it('go together', () =>
    withBench({ faults: ['redirect.state-missing', 'id-token.nonce-missing'] }, async (bench) => {
      bench.sandbox.armFault('userinfo.field-missing', true);
      expect((await login(bench)).redirect.searchParams.has('state')).toBe(false);
      expect(await verifiedClaims(bench)).not.toHaveProperty('nonce');
      expect((await fetchUserInfo(bench, SCOPE)).data).not.toHaveProperty('myinfo.sex');
    }));

  it.each(FAULTS.filter(({ id }) => id.startsWith('userinfo.')).map(({ id }) => id))(
    '%s does no harm to openid alone',
    (id) =>
      withBench({ faults: [id], wait: () => Promise.resolve() }, async (bench) => {
        const { access_token } = await signIn(bench, { scope: 'openid' });
        expect([200, 302, 401]).toContain((await requestUserInfo(bench, access_token)).status);
      }),
  );
});
