import type { MemberMeaning } from '../jose/member-meanings.js';

/** Parameters of an authorization request and of the answer to it. RFC 6749 4.1, RFC 7636, RFC 9207, OpenID Connect Core 3.1.2. */
const PARAMETERS: Readonly<Record<string, MemberMeaning>> = {
  client_id: { meaning: 'The client that asks', spec: 'RFC 6749 4.1.1' },
  scope: { meaning: 'What is asked for, openid and data items', spec: 'RFC 6749 3.3' },
  response_type: { meaning: 'What is to come back: a code', spec: 'RFC 6749 3.1.1' },
  response_mode: { meaning: 'How it is to come back', spec: 'OIDC Core 3.1.2.1' },
  redirect_uri: { meaning: 'Where the browser is sent back to', spec: 'RFC 6749 3.1.2' },
  state: { meaning: 'Ties the answer to the browser session that asked', spec: 'RFC 6749 10.12' },
  nonce: { meaning: 'Comes back in the ID token, which ties that to this request', spec: 'OIDC Core 3.1.2.1' },
  code_challenge: { meaning: 'Hash of the code verifier, which goes out with the code', spec: 'RFC 7636 4.2' },
  code_challenge_method: { meaning: 'How the challenge was made from the verifier', spec: 'RFC 7636 4.3' },
  prompt: { meaning: 'Whether to ask the person again', spec: 'OIDC Core 3.1.2.1' },
  max_age: { meaning: 'How long ago the person may have logged in', spec: 'OIDC Core 3.1.2.1' },
  login_hint: { meaning: 'Who is expected to log in', spec: 'OIDC Core 3.1.2.1' },
  code: { meaning: 'Serves once, for the tokens; it expires within minutes', spec: 'RFC 6749 4.1.2' },
  iss: { meaning: 'The provider that answers', spec: 'RFC 9207 2' },
  error: { meaning: 'Why there is no code', spec: 'RFC 6749 4.1.2.1' },
  error_description: { meaning: 'The provider’s own words for the developer', spec: 'RFC 6749 4.1.2.1' },
  error_uri: { meaning: 'A page about the error; the console does not open it', spec: 'RFC 6749 4.1.2.1' },
  access_token: { meaning: 'A token in a URL, where it is logged and leaked', spec: 'RFC 9700 2.1.2' },
  id_token: { meaning: 'A token in a URL, where it is logged and leaked', spec: 'RFC 9700 2.1.2' },
  client_secret: { meaning: 'The client’s secret, which must never be in a URL', spec: 'RFC 6749 2.3.1' },
  code_verifier: { meaning: 'The secret of PKCE, which must never be in a URL', spec: 'RFC 7636 4.5' },
};

/** What a parameter of an authorization request or response is for; undefined for one of the provider's own. */
export function meaningOfParameter(name: string): MemberMeaning | undefined {
  return Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
}
