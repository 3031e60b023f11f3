import { JWE_ALGORITHMS, NOTES, REASONS, SECONDS } from '../facts.js';
import { comment, source } from '../source.js';

const list = (items: readonly string[]) => `[${items.map((item) => `'${item}'`).join(', ')}]`;

/** Tokens, userinfo and decryption over plain HTTP with `jose`. */
export function oidcModule(): string {
  return source`
import { createHash, createPrivateKey } from 'node:crypto';
import { compactDecrypt, createRemoteJWKSet, jwtVerify } from 'jose';
import { settings } from './config.js';
import type { RawData } from './sgid-data.js';

${comment('//', NOTES.iss)}
export function issuer(): string {
  return settings().hostname + '/v2';
}

let keys: ReturnType<typeof createRemoteJWKSet> | undefined;

export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
}

/** RFC 6749 4.1.3, RFC 7636 4.5. */
export async function exchangeCode(code: string, codeVerifier: string): Promise<Tokens> {
  const { clientId, clientSecret, redirectUri } = settings();
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: codeVerifier,
    client_id: clientId,
    client_secret: clientSecret,
  });
  const answer = await ask('/oauth/token', { method: 'POST', body }, '${REASONS.token}');
  const { access_token: accessToken, id_token: idToken } = answer;
  if (!isText(accessToken) || !isText(idToken)) throw new Error('${REASONS.token}');
  return { accessToken, idToken };
}

/** OpenID Connect Core 3.1.3.7; returns sub. */
export async function verifyIdToken(idToken: string, nonce: string, accessToken: string): Promise<string> {
  ${comment('//', NOTES.jwks)}
  keys ??= createRemoteJWKSet(new URL(issuer() + '/.well-known/jwks.json'), { timeoutDuration: ${SECONDS.request * 1000} });
  const { payload } = await jwtVerify(idToken, keys, {
    algorithms: ['RS256'],
    issuer: issuer(),
    audience: settings().clientId,
    requiredClaims: ['sub', 'exp', 'iat'],
    clockTolerance: ${SECONDS.clock},
  });
  if (Array.isArray(payload.aud) && payload.aud.length > 1) throw new Error('${REASONS.audience}');
  if (payload.azp !== undefined && payload.azp !== settings().clientId) throw new Error('${REASONS.party}');
  if (payload.nonce !== nonce) throw new Error('${REASONS.nonce}');
  if ((payload.iat ?? 0) > Date.now() / 1000 + ${SECONDS.clock}) throw new Error('${REASONS.issuedAt}');
  const half = createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
  if (payload.at_hash !== undefined && payload.at_hash !== half) throw new Error('${REASONS.tokenHash}');
  if (!isText(payload.sub)) throw new Error('${REASONS.sub}');
  return payload.sub;
}

export interface UserInfo {
  /** The block key as a JWE; there is none where nothing but openid was asked for. */
  readonly key: string | undefined;
  readonly data: RawData;
}

/** OpenID Connect Core 5.3: the answer must be of the same person as the ID token. */
export async function fetchUserInfo(accessToken: string, sub: string): Promise<UserInfo> {
  const headers = { Authorization: 'Bearer ' + accessToken };
  const answer = await ask('/oauth/userinfo', { headers }, '${REASONS.userinfo}');
  if (answer.sub !== sub) throw new Error('${REASONS.sub}');
  const { key, data = {} } = answer;
  if (typeof data !== 'object' || data === null || !Object.values(data).every(isText)) {
    throw new Error('${REASONS.userinfo}');
  }
  return { key: isText(key) ? key : undefined, data: data as RawData };
}

${comment('//', NOTES.blockKey)}
export async function decryptData({ key, data }: UserInfo): Promise<RawData> {
  if (Object.keys(data).length === 0) return {};
  if (key === undefined) throw new Error('${REASONS.userinfo}');
  const opened = await compactDecrypt(key, createPrivateKey(settings().privateKey), {
    keyManagementAlgorithms: ${list(JWE_ALGORITHMS.blockKey)},
    contentEncryptionAlgorithms: ${list(JWE_ALGORITHMS.content)},
  });
  const blockKey = readBlockKey(decode(opened.plaintext));
  const values = Object.entries(data).map(async ([scope, jwe]): Promise<[string, string]> => {
    const { plaintext } = await compactDecrypt(jwe, blockKey, {
      keyManagementAlgorithms: ${list(JWE_ALGORITHMS.value)},
      contentEncryptionAlgorithms: ${list(JWE_ALGORITHMS.content)},
    });
    return [scope, decode(plaintext)];
  });
  return Object.fromEntries(await Promise.all(values));
}

/** The block key is a JWK of type oct (RFC 7517). */
function readBlockKey(json: string): Uint8Array {
  try {
    const { kty, k } = JSON.parse(json) as { kty?: unknown; k?: unknown };
    if (kty === 'oct' && isText(k)) return Buffer.from(k, 'base64url');
  } catch {
    // The parser's own message has a piece of the key in it.
  }
  throw new Error('${REASONS.blockKey}');
}

async function ask(path: string, init: RequestInit, reason: string): Promise<Record<string, unknown>> {
  ${comment('//', NOTES.tokenRequest)}
  const signal = AbortSignal.timeout(${SECONDS.request * 1000});
  const response = await fetch(issuer() + path, { ...init, redirect: 'error', signal });
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  // The parser's own message would have a piece of the answer in it.
  const answer: unknown = response.status === 200 && isJson ? await response.json().catch(() => undefined) : undefined;
  if (typeof answer !== 'object' || answer === null) throw new Error(reason + ' (' + response.status + ')');
  return answer as Record<string, unknown>;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
`;
}
