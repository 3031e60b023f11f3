import { ConsoleError } from '../errors.js';
import { type Check, judge, type Rule, skip } from '../flow/check.js';
import { ruleOf } from '../flow/check-catalogue/rule-of.js';
import { type JoseHeader, parseCompactJws } from '../jose/compact.js';
import { refuseVerificationKey } from '../jose/jwk-rules.js';
import { verifyJws } from '../jose/jws.js';
import { decodeUtf8 } from '../jose/utf8.js';
import { readJson } from '../json/read-json.js';
import { isJsonObject, member } from '../json.js';
import { quoted } from '../quoted.js';
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
  const checks = [
    decoded.passed,
    ...headerChecks(decoded.header),
    kidCheck(decoded.header, jwks),
    ...signature.checks,
    ...payload.checks,
    ...claims,
  ];
  const holds = checks.every((check) => check.status !== 'failed');
  const sub = payload.claims === undefined ? undefined : member(payload.claims, 'sub');
  return { checks, sub: holds && typeof sub === 'string' ? sub : undefined, keyUnknown: signature.keyUnknown };
}

type Decoded =
  | { readonly passed: Check; readonly header: JoseHeader; readonly payload: Uint8Array }
  | { readonly failed: Check };

function decode(compact: string): Decoded {
  const rule = ruleOf('id-token', 'token-format', { expected: 'three parts in base64url' });
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
      ruleOf('id-token', 'alg', { expected: 'RS256', actual: typeof alg === 'string' ? alg.slice(0, 40) : 'no name' }),
      {
        causes: [
          'The token is forged: none and HS256 are how that is tried.',
          'The provider signs with another algorithm than sgID.',
        ],
        remedy: 'Pin RS256 in your code; never take alg from the token.',
      },
    ),
    typCheck(header),
    judge(
      !Object.hasOwn(header, 'crit'),
      ruleOf('id-token', 'crit', {
        expected: 'no crit',
        actual: Object.hasOwn(header, 'crit') ? 'crit is there' : 'no crit',
      }),
      {
        causes: ['The token uses an extension that the console does not know.'],
        remedy: 'A verifier must refuse what it does not understand.',
      },
    ),
    judge(
      embedded.length === 0,
      ruleOf('id-token', 'embedded-keys', {
        expected: 'none of jwk, jku, x5u, x5c',
        actual: embedded.length === 0 ? 'none' : `${embedded.join(', ')}: ignored, not fetched`,
      }),
      {
        status: 'warned',
        causes: ['A forger who hopes that the verifier takes the key from the token.'],
        remedy: 'Take keys from the provider’s JWKS alone.',
        sdkAccepts: true,
      },
    ),
  ];
}

/** The console tries each key that fits; the SDK does not, so here it is the stricter one. */
function kidCheck(header: JoseHeader, jwks: JsonWebKeySet): Check {
  const kid = member(header, 'kid');
  const rule = ruleOf('id-token', 'kid', { expected: 'a kid' });
  if (kid !== undefined) return judge(true, { ...rule, actual: quoted(String(kid), 80) }, {});
  if (jwks.keys.length < 2) return skip({ ...rule, actual: 'no kid; only one key is published' });
  const fit = jwks.keys.filter((key) => refuseVerificationKey(key) === undefined).length;
  return judge(
    false,
    { ...rule, actual: `no kid, and ${jwks.keys.length} keys are published` },
    {
      status: 'warned',
      causes: ['The provider is replacing its keys and does not name them.', 'It publishes keys for several purposes.'],
      remedy:
        fit > 1
          ? 'The official TypeScript SDK refuses this token. Only the provider can mend it, by a kid in header and keys.'
          : 'Only the provider can mend it. One of the keys alone fits, so most libraries find it.',
      sdkAccepts: fit < 2,
    },
  );
}

/** Types that say by themselves that the token is something else: an access token, a logout token, a security event. */
const OTHER_TYPES = /^(application\/)?[\w.-]+\+jwt$/i;

function typCheck(header: JoseHeader): Check {
  const typ = member(header, 'typ');
  const rule = ruleOf('id-token', 'typ', { expected: 'JWT, or none' });
  if (typ === undefined) return skip({ ...rule, actual: 'absent' });
  const text = typeof typ === 'string' ? typ : JSON.stringify(typ);
  const other = OTHER_TYPES.test(text);
  return judge(
    /^(application\/)?jwt$/i.test(text),
    { ...rule, actual: text.slice(0, 40) },
    {
      status: other ? 'failed' : 'warned',
      causes: [
        other
          ? 'The token was issued for another purpose, an access token for example, and passed off as an ID token.'
          : 'The provider writes a type of its own.',
      ],
      remedy: other ? 'Refuse it: what it says was not said of a login.' : 'Only the provider can mend it.',
      sdkAccepts: true,
    },
  );
}

const KEY_RULE = ruleOf('id-token', 'signing-key', {});
const SIGNATURE_RULE = ruleOf('id-token', 'signature', {});

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
      // It tries each key of that name, and the console none.
      sdkAccepts: error.code === 'jws-kid-ambiguous',
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
  const rule = ruleOf('id-token', 'claims', { expected: 'a JSON object' });
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
