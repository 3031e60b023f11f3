import { type Check, judge } from '../flow/check.js';
import { isJsonObject, member, textMember } from '../json.js';
import type { HttpRequest, HttpResponse } from '../trace/http.js';
import { excerpt, readJsonBody } from './json-body.js';

/** A public key as published: members as they came, `kty` read. Names stay those of the wire (RFC 7517 4). */
export interface PublicJwk {
  readonly kty: string;
  readonly kid?: string | undefined;
  readonly alg?: string | undefined;
  readonly use?: string | undefined;
  readonly n?: string | undefined;
  readonly e?: string | undefined;
}

/** The keys of a JWKS that may be used at all: those that are malformed, weak or private are left out. */
export interface JsonWebKeySet {
  readonly keys: readonly PublicJwk[];
}

/** A JWKS held to its rules; `jwks` only where it holds at least one usable key. */
export interface ProcessedJwks {
  readonly checks: readonly Check[];
  readonly jwks?: JsonWebKeySet | undefined;
}

/** Builds the request for the provider's public keys; RFC 7517 5. */
export function buildJwksRequest(jwksUri: string): HttpRequest {
  return { method: 'GET', url: jwksUri, headers: [['Accept', 'application/jwk-set+json, application/json']] };
}

/**
 * Processes the response of a JWKS endpoint.
 *
 * @param response as it came; RFC 7517 5
 */
export function processJwksResponse(response: HttpResponse): ProcessedJwks {
  const status = judge(
    response.status === 200,
    {
      id: 'jwks-status',
      rule: 'JWKS endpoint answers 200',
      expected: '200',
      actual: response.status === 200 ? '200' : `${response.status}: ${excerpt(response.body)}`,
      spec: 'OIDC Core 10.1.1',
    },
    {
      causes: ['The address is not that of the JWKS, or the provider is down.'],
      remedy: 'Compare it with the documented address in the discovery step.',
    },
  );
  if (status.status === 'failed') return { checks: [status] };
  const body = readJsonBody(response, 'RFC 7517 5');
  const checks = [status, ...body.checks.map((check) => ({ ...check, id: `jwks-${check.id}` }))];
  if (body.object === undefined) return { checks };
  const read = readJwks(body.object);
  return { checks: [...checks, ...read.checks], jwks: read.jwks };
}

/**
 * Reads a JWKS object; a key that is malformed, weak or private is left out and named.
 *
 * @param object the parsed JSON object; RFC 7517 5, RFC 7518 3.3 and 6.3
 */
export function readJwks(object: Readonly<Record<string, unknown>>): ProcessedJwks {
  const list = member(object, 'keys');
  const candidates = Array.isArray(list) ? list : [];
  const problems = candidates.map((key) => keyProblem(key));
  const keys = candidates.filter((_, index) => problems[index] === undefined).map(toPublicJwk);
  const rejected = problems.flatMap((problem, index) =>
    problem === undefined ? [] : [`${nameOf(candidates[index], index)}: ${problem}`],
  );
  const present = judge(
    keys.length > 0,
    {
      id: 'jwks-keys',
      rule: 'JWKS holds a usable key',
      expected: 'at least one public key',
      actual: Array.isArray(list) ? `${keys.length} usable of ${candidates.length}` : 'no member keys that is an array',
      spec: 'RFC 7517 5',
    },
    {
      causes: ['The provider publishes no keys, or malformed ones.'],
      remedy: 'Without a key no signature can be verified.',
    },
  );
  const sound = judge(
    rejected.length === 0,
    {
      id: 'jwks-sound',
      rule: 'no key is malformed, weak or private',
      expected: 'RSA of 2048 bits or more, public members only',
      actual: rejected.length === 0 ? `${keys.length} sound` : rejected.slice(0, 5).join('; '),
      spec: 'RFC 7518 3.3',
    },
    {
      status: 'warned',
      causes: ['The provider publishes a key that nobody should trust.'],
      remedy: 'The console left these keys out. A signature by one of them proves nothing.',
      sdkAccepts: true,
    },
  );
  return { checks: [present, sound], jwks: keys.length > 0 ? { keys } : undefined };
}

const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** Why a key may not be used; undefined where it may. */
function keyProblem(key: unknown): string | undefined {
  if (!isJsonObject(key)) return 'not an object';
  const kty = textMember(key, 'kty');
  if (kty === undefined) return 'has no kty';
  const secret = PRIVATE_MEMBERS.filter((name) => member(key, name) !== undefined);
  if (secret.length > 0) return `publishes private members (${secret.join(', ')})`;
  return kty === 'RSA' ? rsaProblem(key) : undefined;
}

function rsaProblem(key: Readonly<Record<string, unknown>>): string | undefined {
  const modulus = base64UrlBytes(member(key, 'n'));
  const exponent = base64UrlBytes(member(key, 'e'));
  if (modulus === undefined || exponent === undefined) return 'n or e is not base64url';
  const bits = bitLength(modulus);
  if (bits < 2048) return `RSA of ${bits} bits`;
  const last = exponent.at(-1) ?? 0;
  if (last % 2 === 0) return 'an even public exponent';
  return bitLength(exponent) < 2 ? 'a public exponent of 1' : undefined;
}

function base64UrlBytes(value: unknown): Uint8Array | undefined {
  return typeof value === 'string' && /^[A-Za-z0-9_-]+$/.test(value) ? Buffer.from(value, 'base64url') : undefined;
}

function bitLength(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first === -1 ? 0 : (bytes.length - first) * 8 - Math.clz32(bytes[first] ?? 0) + 24;
}

function toPublicJwk(key: Readonly<Record<string, unknown>>): PublicJwk {
  return {
    kty: textMember(key, 'kty') ?? '',
    kid: textMember(key, 'kid'),
    alg: textMember(key, 'alg'),
    use: textMember(key, 'use'),
    n: textMember(key, 'n'),
    e: textMember(key, 'e'),
  };
}

function nameOf(key: unknown, index: number): string {
  const kid = isJsonObject(key) ? textMember(key, 'kid') : undefined;
  return kid === undefined ? `key ${index + 1}` : `kid ${excerpt(kid, 60)}`;
}
