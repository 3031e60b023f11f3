import { findScope } from '../../core/catalogue/catalogue.js';
import { OAuthError } from '../errors.js';
import type { SandboxClient } from '../types.js';

/** All that clients outside the public service get (sgID docs, "Scopes"). */
export const SCOPES_FOR_ANYBODY: readonly string[] = ['openid', 'myinfo.name'];

/** The scopes of a request, each once, in the order they were sent (RFC 6749 3.3). */
export function readScopes(scope: string, client: SandboxClient): readonly string[] {
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
  const reserved = scopes.filter((name) => !SCOPES_FOR_ANYBODY.includes(name));
  if (client.outsidePublicService === true && reserved.length > 0) {
    throw new OAuthError(
      'invalid_scope',
      `Outside the public service a client may ask for ${SCOPES_FOR_ANYBODY.join(' and ')} alone, not for ${list(reserved)}.`,
    );
  }
  const refused = scopes.filter((name) => name !== 'openid' && !client.scopes.includes(name));
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
