import { randomUUID } from 'node:crypto';
import SgidClient, { generatePkcePair } from '@opengovsg/sgid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/core/catalogue/catalogue.js';
import { createDemoClient, type PortalCredentials, toSandboxClient } from '../../src/sandbox/clients/demo-client.js';
import { wireValue } from '../../src/sandbox/personas/persona.js';
import { PERSONAS } from '../../src/sandbox/personas/personas.js';
import { startSandbox } from '../../src/sandbox/server.js';
import type { Sandbox } from '../../src/sandbox/types.js';

const REDIRECT_URI = 'http://localhost:5001/api/redirect';
const ALL_SCOPES = SCOPES.map(({ scope }) => scope);
const DATA_SCOPES = ALL_SCOPES.filter((scope) => scope !== 'openid');
const NOW = Date.now();

let credentials: PortalCredentials;
let sandbox: Sandbox;
let sdk: SgidClient;

beforeAll(async () => {
  credentials = await createDemoClient();
  sandbox = await startSandbox({ clients: [toSandboxClient(credentials)], autoApprove: true, now: () => Date.now() });
  // The SDK as its README has it; nothing of it is replaced but the hostname.
  sdk = new SgidClient({
    clientId: credentials.id,
    clientSecret: credentials.secret,
    privateKey: credentials.privateKey,
    redirectUri: REDIRECT_URI,
    hostname: sandbox.origin,
  });
});
afterAll(() => sandbox.stop());

/** The browser's part: goes where the SDK says and comes back with the redirect. */
async function signIn(url: string, state: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' });
  expect(response.status).toBe(302);
  const redirect = new URL(response.headers.get('location') ?? '');
  expect(`${redirect.origin}${redirect.pathname}`).toBe(REDIRECT_URI);
  expect(redirect.searchParams.get('state')).toBe(state);
  return redirect.searchParams.get('code') ?? '';
}

/** The whole of a login with the official SDK. */
async function logIn(scopes: readonly string[]) {
  const { codeVerifier, codeChallenge } = generatePkcePair();
  const state = randomUUID();
  const { url, nonce } = sdk.authorizationUrl({ state, scope: [...scopes], codeChallenge });
  const code = await signIn(url, state);
  const tokens = await sdk.callback({ code, nonce: nonce ?? null, codeVerifier });
  return { tokens, userinfo: await sdk.userinfo(tokens) };
}

describe('the official SDK against the sandbox', () => {
  it('knows of 34 scopes of data', () => {
    expect(DATA_SCOPES).toHaveLength(34);
  });

  describe.each(['A', 'B', 'C', 'D'] as const)('variant %s', (variant) => {
    it.each(PERSONAS.map((persona) => [persona.id, persona] as const))(
      'decrypts all 34 scopes of %s to exactly what is on record',
      async (id, persona) => {
        sandbox.chooseVariant(variant);
        sandbox.choosePersona(id);
        const { tokens, userinfo } = await logIn(ALL_SCOPES);
        const values = persona.values(NOW);
        expect(userinfo.sub).toBe(tokens.sub);
        expect(userinfo.data).toEqual(
          Object.fromEntries(DATA_SCOPES.map((scope) => [scope, wireValue(values, scope)])),
        );
      },
    );
  });

  it('logs in with openid alone, and gets no data', async () => {
    const { userinfo } = await logIn(['openid']);
    expect(userinfo.data).toEqual({});
  });

  it('gets the same sub for the same person each time, and another for another', async () => {
    sandbox.choosePersona(PERSONAS[0]?.id ?? '');
    const [first, again] = [await logIn(['openid']), await logIn(['openid'])];
    sandbox.choosePersona(PERSONAS[1]?.id ?? '');
    const other = await logIn(['openid']);
    expect(again.tokens.sub).toBe(first.tokens.sub);
    expect(other.tokens.sub).not.toBe(first.tokens.sub);
  });

  it('is refused a code that was used before', async () => {
    const { codeVerifier, codeChallenge } = generatePkcePair();
    const { url, nonce } = sdk.authorizationUrl({ state: 's', codeChallenge });
    const code = await signIn(url, 's');
    await sdk.callback({ code, nonce: nonce ?? null, codeVerifier });
    await expect(sdk.callback({ code, nonce: nonce ?? null, codeVerifier })).rejects.toThrow('invalid_grant');
  });
});
