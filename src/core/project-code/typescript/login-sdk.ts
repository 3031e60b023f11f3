import { NOTES } from '../facts.js';
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
  const { sub, accessToken } = await sgid().callback({ code, nonce: login.nonce, codeVerifier: login.codeVerifier }).catch(withoutAnswer);
  const { data } = await sgid().userinfo({ sub, accessToken }).catch(withoutAnswer);
  return readPerson(sub, data);
}

${comment('//', NOTES.sdkErrors)}
function withoutAnswer(error: unknown): never {
  if (error instanceof Error && error.name === 'Error') throw error;
  throw new Error('the SDK failed with ' + (error instanceof Error ? error.name : 'something else'));
}
`;
}
