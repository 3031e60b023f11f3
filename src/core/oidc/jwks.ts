import { type Check, judge, skip } from '../flow/check.js';
import { ruleOf } from '../flow/check-catalogue/rule-of.js';
import { refuseVerificationKey, type UncheckedJwk } from '../jose/jwk-rules.js';
import { isJsonObject, member, textMember } from '../json.js';
import type { HttpRequest, HttpResponse } from '../trace/http.js';
import { excerpt, readJsonBody } from './json-body.js';

/** The published keys, each still unchecked: a key is held to its rules when a token names it. RFC 7517 5. */
export interface JsonWebKeySet {
  readonly keys: readonly UncheckedJwk[];
}

/** A JWKS held to its rules; `jwks` only where it holds at least one key. */
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
    ruleOf('id-token', 'jwks-status', {
      expected: '200',
      actual: response.status === 200 ? '200' : `${response.status}: ${excerpt(response.body)}`,
    }),
    {
      causes: ['The address is not that of the JWKS, or the provider is down.'],
      remedy: 'Compare it with the documented address in the discovery step.',
    },
  );
  if (status.status === 'failed') return { checks: [status] };
  const body = readJsonBody(response, (id, values) => ruleOf('id-token', `jwks-${id}`, values));
  const checks = [status, ...body.checks];
  if (body.object === undefined) return { checks };
  const read = readJwks(body.object);
  return { checks: [...checks, ...read.checks], jwks: read.jwks };
}

/** A provider publishes a handful. Each one without a kid is tried in turn, so many of them would only cost time. */
const MAX_KEYS = 100;

/**
 * Reads a JWKS object; a key that is malformed, weak or private is named, and never verifies anything.
 *
 * @param object the parsed JSON object; RFC 7517 5, RFC 7518 3.3 and 6.3
 */
export function readJwks(object: Readonly<Record<string, unknown>>): ProcessedJwks {
  const list = member(object, 'keys');
  const keys = Array.isArray(list) ? list.filter(isJsonObject) : [];
  const usable = keys.length > 0 && keys.length <= MAX_KEYS;
  const rejected = usable ? keys.flatMap((key, index) => unsound(key, index)) : [];
  const present = judge(
    usable,
    ruleOf('id-token', 'jwks-keys', {
      expected: `1 to ${MAX_KEYS} public keys`,
      actual: Array.isArray(list) ? `${keys.length}` : 'no member keys that is an array',
    }),
    {
      causes: ['The provider publishes no keys, malformed ones, or far too many.'],
      remedy: 'Without a key no signature can be verified.',
    },
  );
  const sound = judge(
    rejected.length === 0,
    ruleOf('id-token', 'jwks-sound', {
      expected: 'RSA of 2048 bits or more, public members only',
      actual: rejected.length === 0 ? `${keys.length} sound` : rejected.slice(0, 5).join('; '),
    }),
    {
      status: 'warned',
      causes: ['The provider publishes a key that nobody should trust.'],
      remedy: 'The console verifies nothing with such a key. A signature by it proves nothing.',
      sdkAccepts: true,
    },
  );
  return { checks: [present, sound, kidCheck(usable ? keys : [])], jwks: usable ? { keys } : undefined };
}

/** Which of two keys with one kid verifies a token would be up to the library; keys of another use count as well. */
function kidCheck(keys: readonly UncheckedJwk[]): Check {
  const kids = keys.flatMap((key) => textMember(key, 'kid') ?? []);
  const rule = ruleOf('id-token', 'jwks-kid-once', { expected: 'each kid once' });
  if (kids.length < 2) return skip({ ...rule, actual: kids.length === 1 ? 'one kid' : 'no key has a kid' });
  const repeated = [...new Set(kids.filter((kid, index) => kids.indexOf(kid) !== index))];
  const actual = repeated.length === 0 ? `${kids.length} kids` : repeated.slice(0, 5).map((kid) => excerpt(kid, 60));
  return judge(
    repeated.length === 0,
    { ...rule, actual: String(actual) },
    {
      status: 'warned',
      causes: ['The provider publishes a replaced key and the new one under one name.'],
      remedy: 'The console refuses a token whose kid names two fit keys. Only the provider can mend it.',
      sdkAccepts: true,
    },
  );
}

/** A key for another purpose or algorithm is none of our business; one that is broken or private is. */
const UNSOUND_CODES = new Set(['jwk-private', 'jwk-malformed', 'jwk-weak', 'jwk-too-large', 'jwk-exponent']);

function unsound(key: UncheckedJwk, index: number): readonly string[] {
  const refusal = refuseVerificationKey(key);
  if (refusal === undefined || !UNSOUND_CODES.has(refusal.code)) return [];
  const kid = textMember(key, 'kid');
  return [
    `${kid === undefined ? `key ${index + 1}` : `kid ${excerpt(kid, 60)}`}: ${refusal.code.slice('jwk-'.length)}`,
  ];
}
