import { type Check, judge, skip } from '../flow/check.js';
import { ruleOf } from '../flow/check-catalogue/rule-of.js';
import type { AuthorizationResponseParameters } from '../flow/run.js';
import { objectionTo } from './authorization-errors.js';
import { MAX_CODE_LENGTH, singleParameter } from './authorization-response.js';
import { excerpt } from './json-body.js';

/** What an authorization response must answer to. */
export interface ExpectedResponse {
  readonly state: string;
  readonly issuer: string;
  /** Discovery promises `iss` in every response. */
  readonly promisesIssuer?: boolean | undefined;
}

/** An authorization response held to its rules; `code` only where every rule holds. */
export interface ProcessedAuthorizationResponse {
  readonly checks: readonly Check[];
  readonly code?: string | undefined;
}

/**
 * Processes an authorization response: no repeated parameter, the live state, no error, the right issuer, one code.
 *
 * @param parameters the redirect's query
 * @param expected state and issuer of the request; RFC 6749 4.1.2, RFC 9207 2.4
 */
export function processAuthorizationResponse(
  parameters: AuthorizationResponseParameters,
  expected: ExpectedResponse,
): ProcessedAuthorizationResponse {
  const checks = [
    repeatedCheck(parameters),
    stateCheck(parameters, expected.state),
    issuerCheck(parameters, expected),
    errorCheck(parameters),
    tokensCheck(parameters),
    codeCheck(parameters),
    codeCharactersCheck(parameters),
  ];
  const holds = checks.every((check) => check.status !== 'failed');
  return { checks, code: holds ? singleParameter(parameters, 'code') : undefined };
}

function repeatedCheck(parameters: AuthorizationResponseParameters): Check {
  const names = parameters.map(([name]) => name);
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return judge(
    repeated.length === 0,
    ruleOf('redirect', 'parameters-once', {
      expected: 'each name once',
      actual:
        repeated.length === 0 ? 'each name once' : `twice: ${repeated.map((name) => excerpt(name, 40)).join(', ')}`,
    }),
    {
      causes: [
        'Something added parameters to the redirect on its way.',
        'The registered redirect URI has a query of its own.',
      ],
      remedy: 'Refuse such a response: two parts of your stack may each read another of the two.',
      sdkAccepts: true,
    },
  );
}

function stateCheck(parameters: AuthorizationResponseParameters, state: string): Check {
  const actual = singleParameter(parameters, 'state');
  return judge(actual === state, ruleOf('redirect', 'state', { expected: state, actual: shown(actual) }), {
    causes: [
      'The response answers another request: another tab, another run, an old page.',
      'A forged redirect (CSRF).',
    ],
    remedy: 'Compare state with the one in the user’s session before anything else, and refuse what differs.',
    sdkAccepts: true,
  });
}

function issuerCheck(parameters: AuthorizationResponseParameters, expected: ExpectedResponse): Check {
  const actual = singleParameter(parameters, 'iss');
  const rule = ruleOf('redirect', 'response-issuer', { expected: expected.issuer });
  const absent = !parameters.some(([name]) => name === 'iss');
  if (absent && expected.promisesIssuer !== true) return skip({ ...rule, actual: 'no iss came; sgID documents none' });
  return judge(
    actual === expected.issuer,
    { ...rule, actual: absent ? 'no iss came, though discovery promises it' : shown(actual) },
    {
      causes: [
        'The response comes from another authorization server (a mix-up attack).',
        absent
          ? 'The provider’s discovery document promises what the provider does not do.'
          : 'The environment is not the one that was opened.',
      ],
      remedy: 'Refuse it, and check which provider the browser was sent to.',
      sdkAccepts: true,
    },
  );
}

function errorCheck(parameters: AuthorizationResponseParameters): Check {
  const errors = parameters.filter(([name]) => name === 'error').map(([, value]) => value);
  const description = singleParameter(parameters, 'error_description');
  const shown = errors.map((error) => excerpt(error, 80)).join(', ');
  return judge(
    errors.length === 0,
    ruleOf('redirect', 'no-error', {
      expected: 'no error',
      actual:
        errors.length === 0 ? 'no error' : description === undefined ? shown : `${shown}: ${excerpt(description)}`,
    }),
    objectionTo(
      errors[0],
      parameters.some(([name]) => name === 'code'),
    ),
  );
}

function codeCheck(parameters: AuthorizationResponseParameters): Check {
  const codes = parameters.filter(([name]) => name === 'code').map(([, value]) => value);
  const rule = ruleOf('redirect', 'code', { expected: `one code of at most ${MAX_CODE_LENGTH} characters` });
  if (codes.length === 0 && parameters.some(([name]) => name === 'error')) {
    return skip({ ...rule, actual: 'none: an error came in its place' });
  }
  const [code = ''] = codes;
  const actual =
    codes.length === 1 ? `${code.length} characters` : codes.length === 0 ? 'no code' : `${codes.length} codes`;
  return judge(
    codes.length === 1 && code !== '' && code.length <= MAX_CODE_LENGTH,
    { ...rule, actual },
    {
      causes: ['The redirect was altered, or does not come from the provider.'],
      remedy: 'Start again from a fresh authorization request.',
    },
  );
}

const TOKENS = ['access_token', 'id_token', 'refresh_token'];

/** The code flow brings none: what comes here was not asked for, and is not used. */
function tokensCheck(parameters: AuthorizationResponseParameters): Check {
  const came = TOKENS.filter((token) => parameters.some(([name]) => name === token));
  const actual = came.length === 0 ? 'none' : `${came.join(', ')}: not used`;
  return judge(came.length === 0, ruleOf('redirect', 'no-tokens', { expected: 'none', actual }), {
    status: 'warned',
    causes: [
      'The provider answered as for the implicit or the hybrid flow.',
      'Somebody hopes that your app takes them.',
    ],
    remedy: 'Take tokens from the token endpoint alone. These have been seen by the browser: consider them leaked.',
    sdkAccepts: true,
  });
}

function codeCharactersCheck(parameters: AuthorizationResponseParameters): Check {
  const code = singleParameter(parameters, 'code');
  const rule = ruleOf('redirect', 'code-characters', { expected: 'U+0020 to U+007E' });
  if (code === undefined) return skip({ ...rule, actual: 'no code to look at' });
  const holds = /^[\x20-\x7e]*$/.test(code);
  return judge(
    holds,
    { ...rule, actual: holds ? 'no other characters' : 'other characters' },
    {
      causes: ['The redirect was altered.', 'Something decoded the query twice.'],
      remedy: 'Refuse it: no provider makes such a code.',
      sdkAccepts: true,
    },
  );
}

/** What came from outside is cut and made inert before it is quoted. */
function shown(value: string | undefined): string {
  return value === undefined ? 'absent or repeated' : excerpt(value, 120);
}
