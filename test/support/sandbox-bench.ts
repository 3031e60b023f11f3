import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { createDemoClient, type PortalCredentials, toSandboxClient } from '../../src/sandbox/clients/demo-client.js';
import { startSandbox } from '../../src/sandbox/server.js';
import { createSigningKeyPem } from '../../src/sandbox/token/signing-key.js';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/types.js';

/** A sandbox with two clients, and a clock that tests can turn. */
export interface Bench {
  readonly sandbox: Sandbox;
  readonly credentials: PortalCredentials;
  readonly other: PortalCredentials;
  readonly clock: { now: number };
}

export const REDIRECT_URI = 'http://localhost:5001/api/redirect';
export const SECOND_REDIRECT_URI = 'http://localhost:5001/success?from=sgid';

// Keys take a while to make, so the tests of one file share them.
const keys = Promise.all([
  createDemoClient({ redirectUrls: [REDIRECT_URI, SECOND_REDIRECT_URI] }),
  createDemoClient({ name: 'Other client', redirectUrls: [REDIRECT_URI], scopes: ['openid', 'myinfo.name'] }),
  createSigningKeyPem(),
]);

/** Runs a test against a sandbox of its own, which approves at once unless the options say otherwise. */
export async function withBench(
  options: Partial<SandboxOptions>,
  test: (bench: Bench) => Promise<void>,
): Promise<void> {
  const [credentials, other, signingKeyPem] = await keys;
  const clock = { now: Date.now() };
  const sandbox = await startSandbox({
    clients: [toSandboxClient(credentials), toSandboxClient(other)],
    autoApprove: true,
    signingKeyPem,
    now: () => clock.now,
    ...options,
  });
  try {
    await test({ sandbox, credentials, other, clock });
  } finally {
    await sandbox.stop();
  }
}

export type Overrides = Readonly<Record<string, string | undefined>>;

export function createPkcePair(): { readonly verifier: string; readonly challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** A right authorization request, but for what is overridden; undefined leaves a parameter out. */
export function authorizationUrl({ sandbox, credentials }: Bench, overrides: Overrides = {}): string {
  const parameters = {
    client_id: credentials.id,
    scope: 'openid myinfo.name',
    response_type: 'code',
    redirect_uri: REDIRECT_URI,
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: createPkcePair().challenge,
    code_challenge_method: 'S256',
    ...overrides,
  };
  return `${sandbox.issuer}/oauth/authorize?${encode(parameters)}`;
}

/** Fetches without following redirects. */
export function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(url, { redirect: 'manual', headers });
}

export interface Login {
  readonly code: string;
  readonly verifier: string;
  /** The redirect back to the app. */
  readonly redirect: URL;
}

/** Goes through an authorization that approves by itself. */
export async function login(bench: Bench, overrides: Overrides = {}): Promise<Login> {
  const { verifier, challenge } = createPkcePair();
  const response = await get(authorizationUrl(bench, { code_challenge: challenge, ...overrides }));
  const location = response.headers.get('location');
  if (location === null) throw new Error(`No redirect: ${response.status} ${await response.text()}`);
  const redirect = new URL(location);
  return { code: redirect.searchParams.get('code') ?? '', verifier, redirect };
}

/** Sends a right token request as a form, but for what is overridden. */
export function requestTokens(bench: Bench, { code, verifier }: Login, overrides: Overrides = {}): Promise<Response> {
  const { credentials, sandbox } = bench;
  const body = encode({
    grant_type: 'authorization_code',
    client_id: credentials.id,
    client_secret: credentials.secret,
    code,
    redirect_uri: REDIRECT_URI,
    code_verifier: verifier,
    ...overrides,
  });
  return postForm(`${sandbox.issuer}/oauth/token`, body);
}

export function postForm(url: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body,
  });
}

export interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
}

/** Logs in and exchanges the code. */
export async function signIn(bench: Bench, overrides: Overrides = {}): Promise<Tokens> {
  const response = await requestTokens(bench, await login(bench, overrides));
  if (response.status !== 200) throw new Error(`No tokens: ${response.status} ${await response.text()}`);
  return (await response.json()) as Tokens;
}

export interface UserInfo {
  readonly sub: string;
  readonly key?: string;
  readonly data?: Readonly<Record<string, string>>;
}

export function requestUserInfo({ sandbox }: Bench, accessToken: string): Promise<Response> {
  return get(`${sandbox.issuer}/oauth/userinfo`, { Authorization: `Bearer ${accessToken}` });
}

/** Signs in and asks for userinfo. */
export async function fetchUserInfo(bench: Bench, scope: string): Promise<UserInfo> {
  const { access_token } = await signIn(bench, { scope });
  return (await (await requestUserInfo(bench, access_token)).json()) as UserInfo;
}

/** `error` of an OAuth error response, with its status and description. */
export async function readError(response: Response) {
  const body = (await response.json()) as { readonly error: string; readonly error_description: string };
  return { status: response.status, error: body.error, description: body.error_description };
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request with headers and bodies that `fetch` would not send. */
export function rawRequest(
  { sandbox }: Pick<Bench, 'sandbox'>,
  options: {
    readonly method?: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | Uint8Array;
  },
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', path, headers = {}, body } = options;
    const request = httpRequest({ host: '127.0.0.1', port: sandbox.port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

export function encode(parameters: Overrides): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&');
}
