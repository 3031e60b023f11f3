import { NOTES, REASONS, SECONDS } from '../facts.js';
import { comment, source } from '../source.js';
import { readRedirect } from './redirect.js';

/** A login through the official SDK. */
export function sdkLoginModule({ importEnd = '.js' } = {}): string {
  return source`
import { SgidClient, generatePkcePair } from '@opengovsg/sgid-client';
import { SCOPES, settings } from './config${importEnd}';
import { keepLogin, newSecret, takeLogin } from './sessions${importEnd}';
import { type Person, readPerson } from './sgid-data${importEnd}';

let client: SgidClient | undefined;

function sgid(): SgidClient {
  client ??= new SgidClient(settings());
  return client;
}

/** A login that goes no further, for a reason that the log may have. */
export class LoginRefused extends Error {}

/** Where to send the browser, and what it has to bring back. */
export function startLogin(): { readonly url: string; readonly browserId: string } {
  const { codeVerifier, codeChallenge } = generatePkcePair();
  const [state, nonce, browserId] = [newSecret(), newSecret(), newSecret()];
  keepLogin(state, { browserId, nonce, codeVerifier });
  const { url } = sgid().authorizationUrl({ state, nonce, codeChallenge, scope: SCOPES });
  return { url, browserId };
}

/** Who is back. Throws LoginRefused, and what the SDK throws where sgID or its answers are not as they must be. */
export async function finishLogin(query: URLSearchParams, browserId: string | undefined): Promise<Person> {
  ${readRedirect(NOTES.stateSdk)}
  const asked = { code, nonce: login.nonce, codeVerifier: login.codeVerifier };
  const { sub, accessToken, idToken } = await sgid().callback(asked).catch(withoutAnswer);
  if (issuedAt(idToken) > Date.now() / 1000 + ${SECONDS.clock}) throw new LoginRefused('${REASONS.issuedAt}');
  const { data } = await sgid().userinfo({ sub, accessToken }).catch(withoutAnswer);
  return readPerson(sub, data);
}

/** Of a token that the SDK has verified: it wants this claim, and does not look at it (OpenID Connect Core 3.1.3.7). */
function issuedAt(idToken: string): number {
  const { iat }: { iat: number } = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString());
  return iat;
}

${comment('//', NOTES.sdkErrors)}
function withoutAnswer(error: unknown): never {
  if (error instanceof Error && error.name === 'Error') throw error;
  throw new Error('the SDK failed with ' + (error instanceof Error ? error.name : 'something else'));
}
`;
}
