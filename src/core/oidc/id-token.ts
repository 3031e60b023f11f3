import { ConsoleError } from '../errors.js';
import { type Check, judge, type Rule, skip } from '../flow/check.js';
import { type JoseHeader, parseCompactJws } from '../jose/compact.js';
import { verifyJws } from '../jose/jws.js';
import { decodeUtf8 } from '../jose/utf8.js';
import { readJson } from '../json/read-json.js';
import { isJsonObject, member } from '../json.js';
import { checkIdTokenClaims, type ExpectedClaims } from './id-token-claims.js';
import type { JsonWebKeySet } from './jwks.js';

/** An ID token held to its rules; `sub` only where every one holds. */
export interface ProcessedIdToken {
  readonly checks: readonly Check[];
  readonly sub?: string | undefined;
  /** The token names a key that is not published: the provider may have replaced its keys, so fetch them once more. */
  readonly keyUnknown: boolean;
}

/**
 * Verifies an ID token's signature and validates its claims, each rule of OpenID Connect Core 3.1.3.7 a check of its own.
 *
 * @param compact the ID token as it came
 * @param jwks the provider's published keys
 * @param expected issuer, client, nonce, access token and clock
 */
export async function processIdToken(
  compact: string,
  jwks: JsonWebKeySet,
  expected: ExpectedClaims,
): Promise<ProcessedIdToken> {
  const decoded = decode(compact);
  if ('failed' in decoded) return { checks: [decoded.failed], keyUnknown: false };
  const signature = await signatureChecks(compact, decoded.header, jwks);
  const payload = payloadChecks(decoded.payload);
  const claims = payload.claims === undefined ? [] : checkIdTokenClaims(payload.claims, expected);
  const checks = [decoded.passed, ...headerChecks(decoded.header), ...signature.checks, ...payload.checks, ...claims];
  const holds = checks.every((check) => check.status !== 'failed');
  const sub = payload.claims === undefined ? undefined : member(payload.claims, 'sub');
  return { checks, sub: holds && typeof sub === 'string' ? sub : undefined, keyUnknown: signature.keyUnknown };
}

type Decoded =
  | { readonly passed: Check; readonly header: JoseHeader; readonly payload: Uint8Array }
  | { readonly failed: Check };

function decode(compact: string): Decoded {
  const rule = {
    id: 'token-format',
    rule: 'token is a compact JWS',
    expected: 'three parts in base64url',
    spec: 'RFC 7515 7.1',
  };
  try {
    const { protectedHeader, payload } = parseCompactJws(compact);
    return { passed: judge(true, { ...rule, actual: 'three parts' }, {}), header: protectedHeader, payload };
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error;
    const causes = [
      'The token was altered, cut or re-encoded on its way.',
      'The provider encrypts ID tokens; sgID does not.',
    ];
    return { failed: judge(false, { ...rule, actual: error.message }, { causes, remedy: error.hint }) };
  }
}

const EMBEDDED_KEYS = ['jwk', 'jku', 'x5u', 'x5c'];

function headerChecks(header: JoseHeader): readonly Check[] {
  const alg = member(header, 'alg');
  const embedded = EMBEDDED_KEYS.filter((name) => Object.hasOwn(header, name));
  return [
    judge(
      alg === 'RS256',
      {
        id: 'alg',
        rule: 'alg is RS256',
        expected: 'RS256',
        actual: typeof alg === 'string' ? alg.slice(0, 40) : 'no name',
        spec: 'OIDC 3.1.3.7 (7)',
      },
      {
        causes: [
          'The token is forged: none and HS256 are how that is tried.',
          'The provider signs with another algorithm than sgID.',
        ],
        remedy: 'Pin RS256 in your code; never take alg from the token.',
      },
    ),
    judge(
      !Object.hasOwn(header, 'crit'),
      {
        id: 'crit',
        rule: 'header asks for no extension',
        expected: 'no crit',
        actual: Object.hasOwn(header, 'crit') ? 'crit is there' : 'no crit',
        spec: 'RFC 7515 4.1.11',
      },
      {
        causes: ['The token uses an extension that the console does not know.'],
        remedy: 'A verifier must refuse what it does not understand.',
      },
    ),
    judge(
      embedded.length === 0,
      {
        id: 'embedded-keys',
        rule: 'header brings no key of its own',
        expected: 'none of jwk, jku, x5u, x5c',
        actual: embedded.length === 0 ? 'none' : `${embedded.join(', ')}: ignored, not fetched`,
        spec: 'RFC 8725 3.10',
      },
      {
        status: 'warned',
        causes: ['A forger who hopes that the verifier takes the key from the token.'],
        remedy: 'Take keys from the provider’s JWKS alone.',
        sdkAccepts: true,
      },
    ),
  ];
}

const KEY_RULE = { id: 'signing-key', rule: 'a published key fits the token', spec: 'OIDC Core 10.1' };
const SIGNATURE_RULE = { id: 'signature', rule: 'signature holds under that key', spec: 'OIDC 3.1.3.7 (6)' };

async function signatureChecks(
  compact: string,
  header: JoseHeader,
  jwks: JsonWebKeySet,
): Promise<{ readonly checks: readonly Check[]; readonly keyUnknown: boolean }> {
  const kid = member(header, 'kid');
  const named = typeof kid === 'string' ? `kid ${kid.slice(0, 80)}` : 'any RSA key for RS256';
  const keyRule: Rule = { ...KEY_RULE, expected: named };
  const signatureRule: Rule = { ...SIGNATURE_RULE, expected: 'RS256 over header and payload' };
  try {
    const { key } = await verifyJws(compact, jwks);
    const used = member(key, 'kid');
    const actual = typeof used === 'string' ? `kid ${used.slice(0, 80)}` : 'a key without kid';
    return {
      checks: [judge(true, { ...keyRule, actual }, {}), judge(true, { ...signatureRule, actual: 'holds' }, {})],
      keyUnknown: false,
    };
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error;
    const keyUnknown = error.code === 'jws-kid-unknown';
    const ofKey = error.code.startsWith('jwk-') || error.code.startsWith('jws-kid-') || error.code === 'jws-keys-empty';
    const objection = {
      causes: [error.hint ?? 'The token was not signed by this provider.'],
      remedy: 'Refuse the token.',
    };
    const failed = judge(false, { ...(ofKey ? keyRule : signatureRule), actual: error.message }, objection);
    const other = skip({
      ...(ofKey ? signatureRule : keyRule),
      actual: ofKey ? 'no key to verify it with' : 'not looked for, or fits',
    });
    return { checks: ofKey ? [failed, other] : [other, failed], keyUnknown };
  }
}

function payloadChecks(payload: Uint8Array): {
  readonly checks: readonly Check[];
  readonly claims?: Readonly<Record<string, unknown>>;
} {
  const rule = {
    id: 'claims',
    rule: 'payload is a JSON object, each claim once',
    expected: 'a JSON object',
    spec: 'RFC 7519 4',
  };
  const objection = {
    causes: ['The provider’s token is malformed.'],
    remedy: 'Parsers differ on what such a token says: refuse it.',
  };
  const reading = readJson(decodeUtf8(payload) ?? '');
  if (!reading.ok || !isJsonObject(reading.value)) {
    return { checks: [judge(false, { ...rule, actual: 'not a JSON object in UTF-8' }, objection)] };
  }
  const { repeatedNames } = reading;
  const actual =
    repeatedNames.length === 0 ? 'a JSON object' : `twice: ${repeatedNames.slice(0, 5).join(', ').slice(0, 120)}`;
  const once = judge(repeatedNames.length === 0, { ...rule, actual }, { ...objection, sdkAccepts: true });
  return { checks: [once], claims: reading.value };
}
