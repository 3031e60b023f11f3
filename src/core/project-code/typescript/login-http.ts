import { NOTES } from '../facts.js';
import { source } from '../source.js';
import { readRedirect } from './redirect.js';

/** A login over plain HTTP: what the SDK would do is in `oidc.ts`. */
export function httpLoginModule(): string {
  return source`
import { createHash } from 'node:crypto';
import { SCOPES, settings } from './config.js';
import { decryptData, exchangeCode, fetchUserInfo, issuer, verifyIdToken } from './oidc.js';
import { keepLogin, newSecret, takeLogin } from './sessions.js';
import { type Person, readPerson } from './sgid-data.js';

/** A login that goes no further, for a reason that the log may have. */
export class LoginRefused extends Error {}

/** Where to send the browser, and what it has to bring back. */
export function startLogin(): { readonly url: string; readonly browserId: string } {
  const [state, nonce, codeVerifier, browserId] = [newSecret(), newSecret(), newSecret(), newSecret()];
  keepLogin(state, { browserId, nonce, codeVerifier });
  const url = new URL(issuer() + '/oauth/authorize');
  const { clientId, redirectUri } = settings();
  const parameters = {
    client_id: clientId,
    scope: SCOPES.join(' '),
    response_type: 'code',
    redirect_uri: redirectUri,
    nonce,
    state,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  // Spaces as %20, which every server reads; URLSearchParams would write +.
  const pairs = Object.entries(parameters).map(([name, value]) => name + '=' + encodeURIComponent(value));
  url.search = pairs.join('&');
  return { url: url.href, browserId };
}

/** Who is back. Throws LoginRefused, and an Error where sgID or its answers are not as they must be. */
export async function finishLogin(query: URLSearchParams, browserId: string | undefined): Promise<Person> {
  ${readRedirect(NOTES.state)}
  const { accessToken, idToken } = await exchangeCode(code, login.codeVerifier);
  const sub = await verifyIdToken(idToken, login.nonce, accessToken);
  const userInfo = await fetchUserInfo(accessToken, sub);
  return readPerson(sub, await decryptData(userInfo));
}
`;
}
