import type { StepId } from '../flow/step-ids.js';
import { documentedProvider } from '../oidc/provider-metadata.js';
import { listed, redirectPath, typescriptText } from './literals.js';
import { SECRET_VARIABLES, type Snippet, type SnippetValues } from './snippet.js';

type Part = readonly [note: string, lines: readonly string[]];

const { clientSecret: SECRET, privateKey: KEY } = SECRET_VARIABLES;

/**
 * What a backend in TypeScript does at each step, with `@opengovsg/sgid-client` 2.3. One after the other they make a
 * module: each step uses only what the ones before it declare.
 */
const PARTS: Readonly<Record<StepId, (values: SnippetValues) => Part>> = {
  preflight: ({ clientId, redirectUri, scopes, origin }) => [
    'Set the client up once, when your app starts. Secret and private key come from the environment.',
    [
      "import { SgidClient } from '@opengovsg/sgid-client';",
      '',
      `const { ${SECRET}, ${KEY} } = process.env;`,
      `if (${SECRET} === undefined || ${KEY} === undefined) {`,
      `  throw new Error('Set ${SECRET} and ${KEY}.');`,
      '}',
      '',
      ...listed('const SCOPES = [', scopes.map(typescriptText), '];', '  '),
      '',
      'const sgid = new SgidClient({',
      `  clientId: ${typescriptText(clientId)},`,
      `  clientSecret: ${SECRET},`,
      `  privateKey: ${KEY},`,
      `  redirectUri: ${typescriptText(redirectUri)},`,
      `  hostname: ${typescriptText(origin)},`,
      '});',
    ],
  ],
  discovery: ({ origin }) => {
    const provider = documentedProvider(origin);
    return [
      'Nothing to do: the SDK reads no discovery document and derives the endpoints from `hostname`.',
      [
        '/** What the SDK makes of hostname. */',
        'export const ENDPOINTS = {',
        `  issuer: ${typescriptText(provider.issuer)},`,
        `  authorization: ${typescriptText(provider.authorizationEndpoint)},`,
        `  token: ${typescriptText(provider.tokenEndpoint)},`,
        `  userinfo: ${typescriptText(provider.userInfoEndpoint)},`,
        `  jwks: ${typescriptText(provider.jwksUri)},`,
        '};',
      ],
    ];
  },
  pkce: () => [
    'Make the three values afresh for every login, and keep them in the session of the user who starts it.',
    [
      "import { randomBytes } from 'node:crypto';",
      "import { generatePkcePair } from '@opengovsg/sgid-client';",
      '',
      '/** What the session keeps until the user comes back. */',
      'export interface Login {',
      '  readonly state: string;',
      '  readonly nonce: string;',
      '  readonly codeVerifier: string;',
      '}',
      '',
      'export function startLogin(): { login: Login; codeChallenge: string } {',
      '  const { codeVerifier, codeChallenge } = generatePkcePair();',
      "  const state = randomBytes(32).toString('base64url');",
      "  const nonce = randomBytes(32).toString('base64url');",
      '  return { login: { state, nonce, codeVerifier }, codeChallenge };',
      '}',
    ],
  ],
  authorization: () => [
    'Redirect the browser to this URL. The SDK adds `code_challenge_method=S256` by itself.',
    [
      'export function loginUrl(login: Login, codeChallenge: string): string {',
      '  const { state, nonce } = login;',
      '  const scope = SCOPES;',
      '  return sgid.authorizationUrl({ state, nonce, scope, codeChallenge }).url;',
      '}',
    ],
  ],
  redirect: ({ redirectUri }) => [
    'The SDK never sees `state`: comparing it is the duty of your app, before anything else.',
    [
      `/** Called by the handler of GET ${redirectPath(redirectUri)}. */`,
      'export function readRedirect(query: URLSearchParams, login: Login): string {',
      "  const states = query.getAll('state');",
      '  if (states.length !== 1 || states[0] !== login.state) {',
      "    throw new Error('state is not the one of this session');",
      '  }',
      "  const error = query.get('error');",
      "  if (error !== null) throw new Error('sgID answered ' + error);",
      "  const [code, ...more] = query.getAll('code');",
      '  if (code === undefined || more.length > 0) {',
      "    throw new Error('expected one code');",
      '  }',
      '  return code;',
      '}',
    ],
  ],
  token: () => [
    'One call exchanges the code and checks the ID token. Take the values out of the session first: a code serves once.',
    [
      'export async function exchangeCode(code: string, login: Login) {',
      '  const { nonce, codeVerifier } = login;',
      '  const tokens = await sgid.callback({ code, nonce, codeVerifier });',
      '  const { sub, accessToken, idToken } = tokens;',
      '  return { sub, accessToken, idToken };',
      '}',
    ],
  ],
  'id-token': () => [
    '`callback()` has checked signature, `iss`, `aud`, `exp` and `nonce`. It accepts an `iat` in the future and other audiences beside yours.',
    [
      '/** What OpenID Connect asks for beyond the SDK. */',
      'export function checkFurther(idToken: string): void {',
      "  const payload = idToken.split('.')[1] ?? '';",
      "  const json = Buffer.from(payload, 'base64url').toString('utf8');",
      '  const { iat, aud } = JSON.parse(json);',
      "  if (iat > Date.now() / 1000 + 5) throw new Error('iat is in the future');",
      '  if (Array.isArray(aud) && aud.length > 1) {',
      "    throw new Error('aud names others too');",
      '  }',
      '}',
    ],
  ],
  userinfo: () => [
    'One call fetches userinfo, compares `sub`, unwraps the block key and decrypts every value.',
    [
      'export async function fetchData(sub: string, accessToken: string) {',
      '  const { data } = await sgid.userinfo({ sub, accessToken });',
      '  return data;',
      '}',
    ],
  ],
  'block-key': () => [
    '`userinfo()` unwraps the block key. A private key that it cannot read fails only there, so look at it when your app starts.',
    [
      "import { createPrivateKey } from 'node:crypto';",
      '',
      `const pem = ${KEY}.replaceAll('\\\\n', '\\n');`,
      "if (createPrivateKey(pem).asymmetricKeyType !== 'rsa') {",
      `  throw new Error('${KEY} is no RSA key.');`,
      '}',
    ],
  ],
  decrypt: () => [
    '`userinfo()` decrypts the values, and fails as a whole where one cannot be opened. A scope without a value is simply absent.',
    [
      'export function missingScopes(data: Record<string, string>): string[] {',
      "  const wanted = SCOPES.filter((scope) => scope !== 'openid');",
      '  return wanted.filter((scope) => !Object.hasOwn(data, scope));',
      '}',
    ],
  ],
  result: () => [
    '`NA` says that nothing is held for this person. Lists arrive as JSON in a string, which `parseData` parses.',
    [
      'export function readData(data: Record<string, string>) {',
      '  const parsed = Object.entries(sgid.parseData(data));',
      "  return Object.fromEntries(parsed.filter(([, value]) => value !== 'NA'));",
      '}',
    ],
  ],
};

/** What a backend does at a step with the official TypeScript SDK. */
export function typescriptSnippet(step: StepId, values: SnippetValues): Snippet {
  const [note, lines] = PARTS[step](values);
  return { language: 'typescript', note, code: lines.join('\n') };
}
