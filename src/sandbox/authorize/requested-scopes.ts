import { findScope } from '../../core/catalogue/catalogue.js';
import { OAuthError } from '../errors.js';

/** The scopes of a request, each once, in the order they were sent (RFC 6749 3.3). */
export function readScopes(scope: string, allowed: readonly string[]): readonly string[] {
  const scopes = [...new Set(scope.split(' '))];
  if (scopes.includes('')) {
    throw new OAuthError('invalid_scope', 'The scopes must be separated by one space, with none before or after.');
  }
  const unknown = scopes.filter((name) => findScope(name) === undefined);
  if (unknown.length > 0) {
    throw new OAuthError('invalid_scope', `sgID has no scope ${list(unknown)}.`);
  }
  if (!scopes.includes('openid')) {
    throw new OAuthError('invalid_scope', 'The scope openid is missing; every request must ask for it.');
  }
  const refused = scopes.filter((name) => name !== 'openid' && !allowed.includes(name));
  if (refused.length > 0) {
    throw new OAuthError('invalid_scope', `This client is not registered for ${list(refused)}.`);
  }
  return scopes;
}

/** A few of the names, since a stranger may send thousands. */
function list(scopes: readonly string[]): string {
  const shown = scopes.slice(0, 3).map((scope) => (scope.length > 60 ? `${scope.slice(0, 60)}…` : scope));
  const more = scopes.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
