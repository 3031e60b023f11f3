import { describe, expect, it } from 'vitest';
import { buildDiscoveryRequest, compareDiscovery } from '../../../../src/core/oidc/discovery.js';
import { documentedProvider } from '../../../../src/core/oidc/provider-metadata.js';

const documented = documentedProvider('https://api.id.gov.sg');
const document = {
  issuer: 'https://api.id.gov.sg/v2',
  authorization_endpoint: 'https://api.id.gov.sg/v2/oauth/authorize',
  token_endpoint: 'https://api.id.gov.sg/v2/oauth/token',
  userinfo_endpoint: 'https://api.id.gov.sg/v2/oauth/userinfo',
  jwks_uri: 'https://api.id.gov.sg/v2/.well-known/jwks.json',
  response_types_supported: ['code'],
  code_challenge_methods_supported: ['S256'],
  id_token_signing_alg_values_supported: ['RS256'],
  subject_types_supported: ['pairwise'],
  token_endpoint_auth_methods_supported: ['client_secret_post'],
};
const warnedBy = (changes: object) =>
  compareDiscovery(documented, { ...document, ...changes })
    .filter((check) => check.status === 'warned')
    .map((check) => check.id);

describe('discovery', () => {
  it('asks at the well-known address under the issuer', () => {
    expect(buildDiscoveryRequest(documented.issuer).url).toBe(
      'https://api.id.gov.sg/v2/.well-known/openid-configuration',
    );
  });

  it('has nothing to say of a document that agrees', () => {
    expect(warnedBy({})).toEqual([]);
  });

  it('says that silence on client authentication means Basic to generic libraries', () => {
    expect(warnedBy({ token_endpoint_auth_methods_supported: undefined })).toEqual(['discovery-client-authentication']);
  });

  it('names the doubled slash', () => {
    const checks = compareDiscovery(documented, {
      ...document,
      token_endpoint: 'https://api.id.gov.sg/v2//oauth/token',
    });
    expect(checks.find((check) => check.id === 'discovery-token-endpoint')?.causes?.[0]).toContain('two slashes');
  });

  it('skips what the document leaves out and warns of what contradicts', () => {
    const checks = compareDiscovery(documented, { ...document, subject_types_supported: undefined });
    expect(checks.find((check) => check.id === 'discovery-subject-types-supported')?.status).toBe('skipped');
    expect(warnedBy({ response_types_supported: ['token'], issuer: 7 })).toEqual([
      'discovery-issuer',
      'discovery-response-types-supported',
    ]);
  });
});
