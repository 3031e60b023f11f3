import { beforeAll, describe, expect, it } from 'vitest';
import { ensureCliBuilt, runCli } from '../support/cli.js';
import { freePort } from '../support/free-port.js';
import { publishedKey, signToken } from '../support/id-tokens.js';
import { rsaKeyPair } from '../support/keys.js';
import { login, requestTokens, withBench } from '../support/sandbox-bench.js';
import { testFolder } from '../support/test-folder.js';

const ISSUER = 'https://idp.example/v2';
const folder = testFolder();
let jwks: string;

beforeAll(async () => {
  await ensureCliBuilt();
  jwks = await folder.write('jwks.json', { keys: [await publishedKey()] });
}, 120_000);

function claimsNow(changes: object = {}) {
  const now = Math.floor(Date.now() / 1000);
  return { iss: ISSUER, sub: 'u=1', aud: 'CLIENT', iat: now - 5, exp: now + 300, nonce: 'n-0S6', ...changes };
}

async function verify(path: string, ...more: string[]) {
  const args = ['verify-id-token', '--issuer', 'https://idp.example', '--client-id', 'CLIENT', ...more, path];
  const result = await runCli([...args, '--json']);
  return { ...result, document: JSON.parse(result.stdout) };
}

const statusOf = (document: { checks: { id: string; status: string }[] }, id: string) =>
  document.checks.find((check) => check.id === id)?.status;

describe('verify-id-token, offline', () => {
  it('holds a good token to every rule, with its header and claims', async () => {
    const claims = claimsNow();
    const path = await folder.write('token.jwt', `${await signToken(claims)}\n`);
    const { code, document } = await verify(path, '--jwks', jwks, '--nonce', 'n-0S6');
    expect(code).toBe(0);
    expect(document).toMatchObject({ ok: true, header: { alg: 'RS256', kid: 'k1' }, claims });
    for (const id of ['alg', 'signature', 'iss', 'aud', 'exp', 'iat', 'nonce', 'sub']) {
      expect([id, statusOf(document, id)]).toEqual([id, 'passed']);
    }
  });

  it('takes a whole token endpoint response, and warns of a nonce that it cannot compare', async () => {
    const id_token = await signToken(claimsNow());
    const path = await folder.write('response.json', { access_token: 'SlAV32hkKG', id_token });
    const { code, document, stdout } = await verify(path, '--jwks', jwks);
    expect([code, document.ok, statusOf(document, 'nonce')]).toEqual([0, true, 'warned']);
    expect(stdout).not.toContain('SlAV32hkKG');
    expect(stdout).not.toContain(id_token.split('.')[2]);
  });

  it.each([
    ['another issuer', { iss: 'https://idp.example' }, 'iss'],
    ['another client', { aud: 'OTHER' }, 'aud'],
    ['an expired token', { exp: 1_700_000_000 }, 'exp'],
    ['another nonce', { nonce: 'other' }, 'nonce'],
  ])('refuses %s with 1', async (_name, changes, failed) => {
    const path = await folder.write('bad.jwt', await signToken(claimsNow(changes)));
    const { code, document } = await verify(path, '--jwks', jwks, '--nonce', 'n-0S6');
    expect([code, document.ok, statusOf(document, failed)]).toEqual([1, false, 'failed']);
  });

  it('refuses a signature of another key, alg none, and what is no JWS', async () => {
    const forged = await signToken(claimsNow(), {}, rsaKeyPair('forger'));
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${forged.split('.')[1]}.`;
    for (const [token, failed] of [
      [forged, 'signature'],
      [none, 'alg'],
      ['a.b', 'token-format'],
    ] as const) {
      const { code, document } = await verify(await folder.write('forged.jwt', token), '--jwks', jwks);
      expect([code, statusOf(document, failed)]).toEqual([1, 'failed']);
    }
  });

  it('writes the same as text, the objection with its causes', async () => {
    const path = await folder.write('other.jwt', await signToken(claimsNow({ aud: 'OTHER' })));
    const args = ['verify-id-token', '--issuer', 'https://idp.example', '--client-id', 'CLIENT', '--jwks', jwks, path];
    const { code, stdout } = await runCli(args);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✕ aud contains the client/);
    expect(stdout).toMatch(/expected\s+CLIENT\n\s+came\s+OTHER/);
    expect(stdout).toContain('Refuse this token.');
  });

  it.each([
    ['no issuer', ['--client-id', 'C'], 'usage-arguments'],
    ['plain http', ['--issuer', 'http://idp.example', '--client-id', 'C'], 'environment-not-https'],
  ])('%s is 2', async (_name, args, code) => {
    const result = await runCli(['verify-id-token', ...args, 'x', '--json']);
    expect([result.code, JSON.parse(result.stdout).error.code]).toEqual([2, code]);
  });

  it('files that hold something else are 2', async () => {
    const token = await folder.write('good.jwt', await signToken(claimsNow()));
    expect(await codeOf(verify(token, '--jwks', token))).toEqual([2, 'jwks-malformed']);
    expect(await codeOf(verify(jwks, '--jwks', jwks))).toEqual([2, 'id-token-missing']);
    expect(await codeOf(verify(await folder.write('empty', ' \n'), '--jwks', jwks))).toEqual([2, 'id-token-missing']);
  });

  const codeOf = async (result: ReturnType<typeof verify>) => {
    const { code, document } = await result;
    return [code, document.error.code];
  };
});

describe('verify-id-token, with the keys that a provider publishes', () => {
  const online = async (path: string, origin: string, clientId: string, ...more: string[]) => {
    const args = ['verify-id-token', '--issuer', origin, '--client-id', clientId, ...more, path, '--json'];
    const { code, stdout } = await runCli(args);
    return { code, document: JSON.parse(stdout) };
  };

  it('holds a token of a real login, and fetches once more for a kid that is not published', () =>
    withBench({}, async (bench) => {
      const { origin } = bench.sandbox;
      const { id } = bench.credentials;
      const response = await (await requestTokens(bench, await login(bench))).text();
      const good = await online(await folder.write('login.json', response), origin, id, '--nonce', 'the-nonce');
      expect(good).toMatchObject({ code: 0, document: { ok: true, claims: { aud: id } } });
      expect(statusOf(good.document, 'signature')).toBe('passed');

      const foreign = await folder.write('foreign.jwt', await signToken(claimsNow({ iss: `${origin}/v2` })));
      const { code, document } = await online(foreign, origin, 'CLIENT');
      expect([code, statusOf(document, 'jwks-refetched'), statusOf(document, 'signing-key')]).toEqual([
        1,
        'warned',
        'failed',
      ]);
    }));

  it('says that the provider cannot be reached', async () => {
    const path = await folder.write('token.jwt', await signToken(claimsNow()));
    const { code, document } = await online(path, `http://127.0.0.1:${await freePort()}`, 'CLIENT');
    expect([code, document.error.code]).toEqual([1, 'transport-refused']);
  });
});
