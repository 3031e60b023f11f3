import { createHmac } from 'node:crypto';

/**
 * Keeps a person's `sub` the same from one start to the next. It hides nothing: the people of the sandbox are made up,
 * and whoever has this source can compute every `sub`.
 */
const SALT = 'sgid-console/sandbox/pairwise-subject/1';

/** The `sub` of a person at one client; another client gets another one (OpenID Connect Core 8.1). */
export function pairwiseSubject(clientId: string, personaId: string): string {
  return createHmac('sha256', SALT)
    .update(JSON.stringify([clientId, personaId]))
    .digest('base64url');
}
