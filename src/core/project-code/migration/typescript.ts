import { listed, typescriptText } from '../../snippets/literals.js';
import { VARIABLES } from '../facts.js';
import type { ProjectModel } from '../model.js';
import type { ProjectFile } from '../options.js';
import { source } from '../source.js';
import { fenced, STATE_STEP, WIRE_TABLE } from './guide.js';

/** The move of an app on version 1 of the official TypeScript SDK to version 2, with the client's values in it. */
export function typescriptMigration({ options }: ProjectModel): readonly ProjectFile[] {
  const { clientId, redirectUri, origin, scopes } = options;
  const client = (extra: readonly string[]) => [
    'const sgid = new SgidClient({',
    `  clientId: ${typescriptText(clientId)},`,
    `  clientSecret: process.env.${VARIABLES.secret} ?? '',`,
    `  privateKey: process.env.${VARIABLES.key} ?? '',`,
    `  redirectUri: ${typescriptText(redirectUri)},`,
    ...extra,
    '});',
  ];
  const scopeList = listed('const SCOPES = [', scopes.map(typescriptText), '];', '  ');
  const importLine = "import { SgidClient } from '@opengovsg/sgid-client';";
  const text = source`
# From version 1 to version 2 of the TypeScript SDK

${INTRODUCTION}

1. ${'`'}npm install --save-exact @opengovsg/sgid-client@2.3.0${'`'}, everywhere that has it.
2. Change the four calls below. TypeScript finds each of them: none of the old ones compiles any more.
3. ${STATE_STEP}
4. Log in once at the sandbox or at staging, with ${'`'}hostname${'`'}, before production.

## The client

Without ${'`'}apiVersion${'`'}: version 2 of the SDK asks the endpoints under ${'`'}/v2${'`'} and no others, and the issuer of its ID tokens ends in ${'`'}/v2${'`'}.

Before:

${fenced('ts', [importLine, '', ...client(['  apiVersion: 1,'])])}

After:

${fenced('ts', [
  importLine.replace('{ SgidClient }', '{ SgidClient, generatePkcePair }'),
  '',
  ...scopeList,
  '',
  ...client([`  hostname: process.env.${VARIABLES.hostname} ?? ${typescriptText(origin)},`]),
])}

## The authorization URL

One object in place of arguments in an order, and PKCE: a new pair for every login. The verifier is kept in the user’s session with state and nonce, and the challenge goes out. The default of ${'`'}scope${'`'} was another one, so name your own.

Before:

${fenced('ts', [
  'export function startLoginBefore(state: string, nonce: string) {',
  `  return sgid.authorizationUrl(state, [${scopes.map(typescriptText).join(', ')}], nonce);`,
  '}',
])}

After:

${fenced('ts', [
  'export function startLogin(state: string, nonce: string) {',
  '  const { codeVerifier, codeChallenge } = generatePkcePair();',
  '  const { url } = sgid.authorizationUrl({ state, nonce, scope: SCOPES, codeChallenge });',
  '  return { url, keepInSession: { state, nonce, codeVerifier } };',
  '}',
])}

## The code

The verifier of this login has to come along. The ID token is returned beside ${'`'}sub${'`'} and the access token.

Before:

${fenced('ts', [
  'export function exchangeBefore(code: string, nonce: string) {',
  '  return sgid.callback(code, nonce);',
  '}',
])}

After:

${fenced('ts', [
  'export function exchange(code: string, login: { nonce: string; codeVerifier: string }) {',
  '  return sgid.callback({ code, nonce: login.nonce, codeVerifier: login.codeVerifier });',
  '}',
])}

## The data

${'`'}sub${'`'} of the ID token is compared with that of the answer, so it has to be handed in. The values are strings as before; ${'`'}parseData${'`'} parses those that hold lists.

Before:

${fenced('ts', ['export function fetchDataBefore(accessToken: string) {', '  return sgid.userinfo(accessToken);', '}'])}

After:

${fenced('ts', [
  'export function fetchData(sub: string, accessToken: string) {',
  '  return sgid.userinfo({ sub, accessToken });',
  '}',
])}

${WIRE_TABLE}
`;
  return [{ name: 'SGID-V2.md', language: 'markdown', text }];
}

const INTRODUCTION =
  'Version 2 asks for PKCE (RFC 7636), takes one object in every call, and speaks to the endpoints under `/v2`. sgID said that version 1 would go at the end of 2023.';
