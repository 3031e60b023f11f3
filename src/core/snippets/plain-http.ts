import type { StepId } from '../flow/step-ids.js';
import { documentedProvider } from '../oidc/provider-metadata.js';
import { SECRET_VARIABLES, type Snippet, type SnippetValues } from './snippet.js';

type Part = readonly [language: 'http' | 'text', note: string, lines: readonly string[]];

/** Values of a run stand as `$NAME`, as a shell has them. */
const SECRET = `$${SECRET_VARIABLES.clientSecret}`;

/**
 * What goes over the wire at each step, or where nothing does, what is computed. A message has neither `Content-Length`
 * nor `Connection`: whatever sends it adds them.
 */
const PARTS: Readonly<Record<StepId, (values: SnippetValues) => Part>> = {
  preflight: ({ clientId, redirectUri, scopes, origin }) => [
    'text',
    'What your backend has to know. The two that begin with SGID_ are secret and come from its environment.',
    [
      `issuer        ${visible(documentedProvider(origin).issuer)}`,
      `client_id     ${visible(clientId)}`,
      `client_secret ${SECRET}`,
      `private key   $${SECRET_VARIABLES.privateKey}`,
      `redirect_uri  ${visible(redirectUri)}`,
      `scope         ${visible(scopes.join(' '))}`,
    ],
  ],
  discovery: ({ origin }) => {
    const document = `${documentedProvider(origin).issuer}/.well-known/openid-configuration`;
    return [
      'http',
      'Compare what comes with the documented endpoints rather than follow it: both SDKs do without.',
      get(document),
    ];
  },
  pkce: () => [
    'text',
    'Make all of it afresh for every login, and keep all but the challenge in the user’s session.',
    [
      'code_verifier  = BASE64URL(32 random bytes)',
      'code_challenge = BASE64URL(SHA256(ASCII(code_verifier)))',
      'state          = BASE64URL(32 random bytes)',
      'nonce          = BASE64URL(32 random bytes)',
    ],
  ],
  authorization: ({ clientId, scopes, redirectUri, origin }) => {
    const query = [
      `client_id=${encoded(clientId)}`,
      `scope=${scopes.map(encoded).join('%20')}`,
      'response_type=code',
      `redirect_uri=${encoded(redirectUri)}`,
      'nonce=$NONCE',
      'state=$STATE',
      'code_challenge=$CODE_CHALLENGE',
      'code_challenge_method=S256',
    ];
    return [
      'http',
      'The browser sends this, not your backend: redirect it to the URL. The answer is a page, for errors too.',
      get(`${documentedProvider(origin).authorizationEndpoint}?${query.join('&')}`, 'text/html'),
    ];
  },
  redirect: ({ redirectUri }) => [
    'http',
    'The browser sends this to your backend. Refuse it unless `state` comes once and is the session’s, there is no `error`, and one `code`.',
    get(`${redirectUri}${redirectUri.includes('?') ? '&' : '?'}code=$CODE&state=$STATE`, 'text/html'),
  ],
  token: tokenRequest,
  'id-token': ({ origin }) => [
    'http',
    'Fetch the keys, keep them, and fetch them again for a `kid` that is not among them. Then: RS256 with one of them, `iss`, `aud`, `exp`, `iat`, `nonce`, and `at_hash` where it is there.',
    get(documentedProvider(origin).jwksUri),
  ],
  userinfo: ({ origin }) => [
    'http',
    'Refuse the answer unless its `sub` is the ID token’s. Do not follow redirects: they would carry the token on.',
    [...get(documentedProvider(origin).userInfoEndpoint), 'Authorization: Bearer $ACCESS_TOKEN'],
  ],
  'block-key': () => [
    'text',
    'Nothing is sent. `key` of userinfo is a compact JWE; take its algorithms from its header, from a list that you allow.',
    [
      'header      = JSON(BASE64URL-DECODE(part 1 of key))',
      `content key = RSA-OAEP-DECRYPT($${SECRET_VARIABLES.privateKey}, part 2)`,
      'block key   = JSON(AES-DECRYPT(content key, parts 3 to 5)).k',
      '',
      'RSA-OAEP takes the hash that header.alg names, AES part 1 as additional data.',
    ],
  ],
  decrypt: () => [
    'text',
    'Nothing is sent. Every member of `data` is a compact JWE of its own, and a bad one need not stop the others.',
    [
      'for each scope, jwe of data:',
      '  content key = block key where header.alg is dir, else part 2 unwrapped with it',
      '  value       = UTF8(AES-DECRYPT(content key, parts 3 to 5))',
      '',
      'AES takes part 1 as additional data.',
    ],
  ],
  result: () => [
    'text',
    'Nothing is sent. Every value is a string, and nothing but its format binds it to its scope.',
    [
      'NA          nothing is held for this person',
      'YYYY-MM-DD  a date; of birth it may be YYYY-MM or YYYY',
      'true, false a boolean, in a string',
      '[{...}, ...] a list of records as JSON, in a string',
    ],
  ],
};

function tokenRequest({
  clientId,
  redirectUri,
  origin,
  tokenRequest: format,
  clientAuthentication,
}: SnippetValues): Part {
  const post = clientAuthentication === 'post';
  const members: readonly (readonly [string, string])[] = [
    ['grant_type', 'authorization_code'],
    ['code', '$CODE'],
    ['redirect_uri', redirectUri],
    ['code_verifier', '$CODE_VERIFIER'],
    ...(post
      ? ([
          ['client_id', clientId],
          ['client_secret', SECRET],
        ] as const)
      : []),
  ];
  const json = format === 'json';
  const { tokenEndpoint } = documentedProvider(origin);
  // The origin of a run from a file may be anything.
  const url = URL.canParse(tokenEndpoint) ? new URL(tokenEndpoint) : undefined;
  const body = json
    ? JSON.stringify(Object.fromEntries(members))
    : members.map(([name, value]) => `${name}=${value.startsWith('$') ? value : encoded(value)}`).join('&');
  return [
    'http',
    post
      ? 'Do not follow redirects: they would carry the secret on. Never send the same code twice.'
      : 'BASIC_CREDENTIALS is the base64 of id, colon and secret, each form-encoded. Never send the same code twice.',
    [
      `POST ${url?.pathname ?? '/'} HTTP/1.1`,
      ...(url === undefined ? [] : [`Host: ${url.host}`]),
      'Accept: application/json',
      ...(post ? [] : ['Authorization: Basic $BASIC_CREDENTIALS']),
      `Content-Type: ${json ? 'application/json' : 'application/x-www-form-urlencoded'}`,
      '',
      body,
    ],
  ];
}

function get(address: string, accept = 'application/json'): readonly string[] {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) return [`GET / HTTP/1.1`, `Accept: ${accept}`];
  return [`GET ${url.pathname}${url.search} HTTP/1.1`, `Host: ${url.host}`, `Accept: ${accept}`];
}

/** A lone surrogate has no UTF-8, so it cannot be sent as it is. */
function encoded(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** One line, whatever the value holds. */
function visible(value: string): string {
  return value.replace(/[^\x20-\x7e]/gu, '?');
}

/** What goes over the wire at a step, or is computed there. */
export function httpSnippet(step: StepId, values: SnippetValues): Snippet {
  const [language, note, lines] = PARTS[step](values);
  return { language, note, code: lines.join('\n') };
}
