import type { Check } from '../flow/check.js';
import { isPublishedPkceValue } from '../oidc/pkce.js';
import { judge, skip } from './rule.js';

/** Fewer random characters than this can be guessed: 22 of base64url hold 128 bits, as RFC 6749 10.10 demands. */
const MIN_RANDOM = 22;

/** `state` and `nonce` are there, and long enough not to be guessed. RFC 6749 10.12, OpenID Connect Core 3.1.2.1. */
export function randomCheck(name: 'state' | 'nonce', value: string | undefined): Check {
  const absent = value === undefined || value === '';
  const spec = name === 'state' ? 'RFC 6749 10.12' : 'OIDC Core 3.1.2.1';
  const purpose = name === 'state' ? 'a forged answer' : 'a replayed ID token';
  return judge(
    !absent && value.length >= MIN_RANDOM,
    {
      id: name,
      rule: `${name} is there and cannot be guessed`,
      expected: `${MIN_RANDOM} random characters or more`,
      actual: absent ? 'absent' : `${value.length} characters`,
      spec,
    },
    {
      status: absent && name === 'state' ? 'failed' : 'warned',
      causes: [absent ? `The request was made without ${name}.` : 'It is short, or a counter.'],
      remedy: `Make a fresh ${name} from 32 random bytes for every login: without it ${purpose} is not noticed.`,
      sdkAccepts: true,
    },
  );
}

/** The code challenge has its form, is nobody else's, and says that it is a hash. RFC 7636 4.2 and 4.3. */
export function challengeChecks(challenge: string | undefined, method: string | undefined): readonly Check[] {
  return [challengeCheck(challenge), publishedCheck(challenge), methodCheck(method)];
}

function challengeCheck(value: string | undefined): Check {
  return judge(
    value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value),
    {
      id: 'code-challenge',
      rule: 'code_challenge is a SHA-256 in base64url',
      expected: '43 characters',
      actual: value === undefined ? 'absent' : `${value.length} characters`,
      spec: 'RFC 7636 4.2',
    },
    {
      causes: ['PKCE was left out, or the challenge is hex, padded, or the verifier itself.'],
      remedy: 'Send BASE64URL(SHA256(code_verifier)) without padding. sgID requires it.',
    },
  );
}

function publishedCheck(value: string | undefined): Check {
  const rule = {
    id: 'code-challenge-published',
    rule: 'code_challenge is not one that the documentation prints',
    expected: 'a challenge of its own for every login',
    spec: 'RFC 7636 7.1',
  };
  if (value === undefined) return skip({ ...rule, actual: 'absent' });
  const published = isPublishedPkceValue(value);
  return judge(
    !published,
    { ...rule, actual: published ? 'printed in sgID’s documentation' : 'of its own' },
    {
      causes: ['The example of the documentation was copied.'],
      remedy: 'Make a verifier from 32 random bytes for every login: anybody knows the verifier of this one.',
    },
  );
}

function methodCheck(value: string | undefined): Check {
  return judge(
    value === 'S256',
    {
      id: 'code-challenge-method',
      rule: 'code_challenge_method is S256',
      expected: 'S256',
      actual: value ?? 'absent, which means plain',
      spec: 'RFC 7636 4.3',
    },
    {
      causes: ['It was left out, as in the example URL of sgID’s integration guide.'],
      remedy: 'Send code_challenge_method=S256. Without it a server takes the challenge for the verifier itself.',
    },
  );
}
