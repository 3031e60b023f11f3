import { describe, expect, it } from 'vitest';
import { buildAuthorizationRequest } from '../../../../src/core/oidc/authorization-request.js';
import { buildCodeChallenge } from '../../../../src/core/oidc/pkce.js';
import { documentedProvider } from '../../../../src/core/oidc/provider-metadata.js';
import { CODE_VERIFIER } from '../../../support/flow-bench.js';
import { thrownCode } from '../../../support/thrown-code.js';

const provider = documentedProvider('https://api.id.gov.sg');
const parameters = {
  clientId: 'A&B',
  scopes: ['openid', 'myinfo.name'],
  redirectUri: 'http://localhost:5001/api/redirect?x=1',
  nonce: 'n',
  state: 's',
  codeChallenge: buildCodeChallenge(CODE_VERIFIER),
};

describe('authorization request', () => {
  it('has the parameters in the SDK’s order, spaces as %20 and reserved characters encoded', () => {
    expect(buildAuthorizationRequest(provider, parameters)).toBe(
      'https://api.id.gov.sg/v2/oauth/authorize?client_id=A%26B&scope=openid%20myinfo.name&response_type=code' +
        '&redirect_uri=http%3A%2F%2Flocalhost%3A5001%2Fapi%2Fredirect%3Fx%3D1&nonce=n&state=s' +
        '&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256',
    );
  });

  it('leaves out nonce and state where there are none', () => {
    const url = buildAuthorizationRequest(provider, { ...parameters, nonce: undefined, state: undefined });
    expect([...new URL(url).searchParams.keys()]).toEqual([
      'client_id',
      'scope',
      'response_type',
      'redirect_uri',
      'code_challenge',
      'code_challenge_method',
    ]);
  });

  it('refuses a challenge that S256 cannot have made', () => {
    const broken = { ...parameters, codeChallenge: `${parameters.codeChallenge}=` };
    expect(thrownCode(() => buildAuthorizationRequest(provider, broken))).toBe('code-challenge-malformed');
  });
});
