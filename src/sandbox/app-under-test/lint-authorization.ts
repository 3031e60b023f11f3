import { PUBLISHED_CHALLENGES, REDIRECT_URI_UNKNOWN, S256_CHALLENGE } from '../authorize/known-values.js';
import { entropyBits } from './entropy.js';
import { guessState } from './guess-state.js';
import type { Broken } from './lint-rules.js';
import { type LoggedRequest, queryOf } from './logged-request.js';
import type { SeenBefore } from './seen-before.js';

const MIN_CHARACTERS = 16;
/** Half of what RFC 6749 10.10 asks for, since an estimate from one value is rough. */
const MIN_BITS = 64;

/** The rules of an authorization request; what it has is added to `before`. */
export function lintAuthorization(request: LoggedRequest, before: SeenBefore): readonly Broken[] {
  const query = queryOf(request);
  const wrongRedirect: readonly Broken[] =
    request.summary.problem === REDIRECT_URI_UNKNOWN
      ? [['redirect-not-registered', 'The redirect_uri is none of those that are registered for this client.']]
      : [];
  const { search } = new URL(request.exchange.request.url);
  const isRepeated = before.queries.add(search);
  const reuse: readonly Broken[] = isRepeated
    ? [['request-repeated', 'The same authorization request came before, character by character.']]
    : (['code_challenge', 'state', 'nonce'] as const).flatMap((name) => lintReuse(name, query.get(name), before));
  return [
    ...wrongRedirect,
    ...lintChallenge(query.get('code_challenge'), query.get('code_challenge_method')),
    ...lintRandom('state', query.get('state')),
    ...lintRandom('nonce', query.get('nonce')),
    ...reuse,
  ];
}

function lintChallenge(challenge: string | undefined, method: string | undefined): readonly Broken[] {
  if (challenge === undefined) return [['challenge-missing', 'The request has no code_challenge.']];
  const wrongMethod: readonly Broken[] =
    method === 'S256'
      ? []
      : [
          [
            'challenge-method',
            `The code_challenge_method is ${method === undefined ? 'missing' : 'another than S256'}.`,
          ],
        ];
  if (PUBLISHED_CHALLENGES.has(challenge)) {
    return [...wrongMethod, ['challenge-published', 'The code_challenge is one that the sgID documentation prints.']];
  }
  if (S256_CHALLENGE.test(challenge)) return wrongMethod;
  return [
    ...wrongMethod,
    ['challenge-length', `The code_challenge is not the 43 base64url characters of S256; it has ${challenge.length}.`],
  ];
}

function lintRandom(name: 'state' | 'nonce', value: string | undefined): readonly Broken[] {
  if (value === undefined) return [[`${name}-missing`, `The request has no ${name}.`]];
  if (value.length < MIN_CHARACTERS) return [[`${name}-short`, `The ${name} has only ${value.length} characters.`]];
  const bits = Math.floor(entropyBits(value));
  return bits >= MIN_BITS ? [] : [[`${name}-entropy`, `The ${name} has about ${bits} bits of chance at most.`]];
}

function lintReuse(
  name: 'state' | 'nonce' | 'code_challenge',
  value: string | undefined,
  before: SeenBefore,
): readonly Broken[] {
  if (value === undefined) return [];
  const values = before[name];
  const [earlier, later] = values.latestTwo;
  if (values.add(value)) {
    const rule = name === 'code_challenge' ? 'challenge-reused' : (`${name}-reused` as const);
    return [[rule, `Another login had the same ${name}.`]];
  }
  if (name === 'code_challenge' || earlier === undefined || later === undefined) return [];
  return guessState(earlier, later) === value
    ? [[`${name}-guessable`, `The ${name} follows from those of the two logins before.`]]
    : [];
}
