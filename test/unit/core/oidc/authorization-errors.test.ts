import { describe, expect, it } from 'vitest';
import { processAuthorizationResponse } from '../../../../src/core/oidc/authorization-response-checks.js';

function objection(error: string, ...more: readonly (readonly [string, string])[]) {
  const { checks } = processAuthorizationResponse([['state', 's'], ['error', error], ...more], {
    state: 's',
    issuer: 'https://api.id.gov.sg/v2',
  });
  const check = checks.find(({ id }) => id === 'no-error');
  return { status: check?.status, causes: check?.causes ?? [], remedy: check?.remedy ?? '' };
}

describe('an error of the authorization response', () => {
  it.each([
    ['access_denied', 'The user refused, or let the page expire.', 'Run again and approve.'],
    ['invalid_scope', 'not granted', 'developer portal'],
    ['invalid_request', 'missing, malformed', 'Authorization request'],
    ['unauthorized_client', 'disabled', 'developer portal'],
    ['unsupported_response_type', 'response type', 'response_type=code'],
    ['server_error', 'The provider failed.', 'Run again.'],
    ['temporarily_unavailable', 'maintenance', 'Wait'],
    ['something_else', 'does not list', 'its own words'],
    ['__proto__', 'does not list', 'its own words'],
  ])('%s: %s', (error, cause, remedy) => {
    const { status, causes, remedy: said } = objection(error);
    expect(status).toBe('failed');
    expect(causes.join()).toContain(cause);
    expect(said).toContain(remedy);
    expect(said).not.toContain('together');
  });

  it('speaks of error and code together only where both came', () => {
    expect(objection('access_denied', ['code', 'c']).remedy).toBe(
      'Run again and approve. Your app must handle this answer. Error and code came together: the error counts, the code is not used.',
    );
  });
});
