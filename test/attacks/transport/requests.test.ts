import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConsoleError } from '../../../src/core/errors.js';
import { discoveryStep } from '../../../src/core/flow/steps/discovery.js';
import { preflightStep } from '../../../src/core/flow/steps/preflight.js';
import { tokenStep } from '../../../src/core/flow/steps/token.js';
import { buildAuthorizationRequest } from '../../../src/core/oidc/authorization-request.js';
import { compareDiscovery } from '../../../src/core/oidc/discovery.js';
import { readOrigin } from '../../../src/core/oidc/origin.js';
import { buildCodeChallenge, randomToken } from '../../../src/core/oidc/pkce.js';
import { documentedProvider } from '../../../src/core/oidc/provider-metadata.js';
import { answeringJson, runAgainst, runRequest, stepIo } from '../../support/flow-bench.js';
import { thrownCode } from '../../support/thrown-code.js';

describe('requests', () => {
  it.each([
    ['42 characters', 'a'.repeat(42)],
    ['129 characters', 'a'.repeat(129)],
    ['a space', `${'a'.repeat(42)} `],
    ['a plus', `${'a'.repeat(42)}+`],
    ['a NUL', `${'a'.repeat(43)}\u0000`],
    ['a letter beyond ASCII', `${'a'.repeat(43)}é`],
  ])('T01 a verifier with %s is not sent', async (_name, codeVerifier) => {
    const pkce = { codeVerifier, codeChallenge: buildCodeChallenge('x') };
    const { error, received } = await runAgainst(tokenStep, answeringJson({}), { artifacts: { pkce } });
    expect(error).toBeInstanceOf(ConsoleError);
    expect(received).toEqual([]);
  });

  it('T02 plain is never asked for: S256 is fixed and the challenge is never the verifier', () => {
    for (let count = 0; count < 50; count += 1) {
      const verifier = randomToken(randomBytes);
      const codeChallenge = buildCodeChallenge(verifier);
      const url = new URL(
        buildAuthorizationRequest(documentedProvider('https://api.id.gov.sg'), {
          clientId: 'C',
          scopes: ['openid'],
          redirectUri: 'https://app.example/cb',
          codeChallenge,
        }),
      );
      expect(url.searchParams.get('code_challenge_method')).toBe('S256');
      expect(url.href).not.toContain(verifier);
    }
  });

  it('T03 an http issuer that is not loopback is refused, in every step that would use it', async () => {
    expect(thrownCode(() => readOrigin('http://sgid.example'))).toBe('environment-not-https');
    const request = runRequest('http://sgid.example');
    const { report } = await preflightStep.run(request, {}, stepIo());
    expect(report.checks.find((check) => check.id === 'environment')?.status).toBe('failed');
    await expect(discoveryStep.run(request, {}, stepIo())).rejects.toMatchObject({ code: 'environment-not-https' });
  });

  it('T03 an issuer whose host a shell, or a page that it is written into, would act on is refused', () => {
    for (const host of ["a'$(id)'b", 'a`id`', 'a"b', 'a;b&c', 'a}*', "o'brien", '$HOME', 'a,b']) {
      expect(URL.canParse(`https://${host}.example`)).toBe(true);
      expect([host, thrownCode(() => readOrigin(`https://${host}.example`))]).toEqual([host, 'environment-not-url']);
    }
    for (const origin of [
      'https://a_b.example',
      'https://xn--bcher-kva.example:8443',
      'http://[::1]:5443',
      'http://127.0.0.1',
    ]) {
      expect(readOrigin(origin)).toBe(origin);
    }
  });

  it.each([
    ['another issuer', { issuer: 'https://evil.example/v2' }],
    ['another host', { token_endpoint: 'https://evil.example/v2/oauth/token' }],
    ['a broken URL', { userinfo_endpoint: 'not a url' }],
    ['an endpoint over http', { jwks_uri: 'http://evil.example/jwks' }],
    ['a number for an endpoint', { authorization_endpoint: 7 }],
  ])('T14 discovery that names %s is a finding; the documented endpoints stay in force', async (_name, document) => {
    const { outcome } = await runAgainst(discoveryStep, answeringJson(document));
    expect(outcome?.report.status).toBe('warned');
    expect(outcome?.artifacts?.provider?.tokenEndpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v2\/oauth\/token$/);
    const [name = ''] = Object.keys(document);
    const id = `discovery-${name.replaceAll('_', '-')}`;
    expect(outcome?.report.checks.find((check) => check.id === id)?.status).toBe('warned');
  });

  it('T14 comparison never throws, whatever the document holds', () => {
    for (const value of [null, [], {}, 'x', 1e308, true, [[[]]]]) {
      const document = { issuer: value, token_endpoint: value, response_types_supported: value };
      expect(compareDiscovery(documentedProvider('https://api.id.gov.sg'), document)).toHaveLength(13);
    }
  });

  it('T16 a redirect URI that is not registered to the letter is warned of before anything is sent', async () => {
    const request = runRequest('https://api.id.gov.sg', { redirectUri: 'http://127.0.0.1:5001/api/redirect' });
    const { report } = await preflightStep.run(request, {}, stepIo());
    const check = report.checks.find((one) => one.id === 'redirect-uri-registered');
    expect(check?.status).toBe('warned');
    expect(check?.actual).toContain('host differs');
  });

  it('T18 a code that was sent before is sent again only with a warning', async () => {
    const spent = { state: true, code: true };
    const { outcome } = await runAgainst(tokenStep, answeringJson({ error: 'invalid_grant' }, 400), {
      artifacts: { spent },
    });
    expect(outcome?.report.checks[0]).toMatchObject({ id: 'code-first-use', status: 'warned' });
    const fresh = await runAgainst(tokenStep, answeringJson({ error: 'invalid_grant' }, 400));
    expect(fresh.outcome?.report.checks[0]).toMatchObject({ id: 'code-first-use', status: 'passed' });
    expect(fresh.outcome?.artifacts?.spent).toEqual({ state: true, code: true });
  });
});
