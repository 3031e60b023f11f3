import { type Check, judge, skip } from '../flow/check.js';
import type { AuthorizationResponseParameters } from '../flow/run.js';
import { objectionTo } from './authorization-errors.js';
import { MAX_CODE_LENGTH, singleParameter } from './authorization-response.js';
import { excerpt } from './json-body.js';

/** What an authorization response must answer to. */
export interface ExpectedResponse {
  readonly state: string;
  readonly issuer: string;
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
    issuerCheck(parameters, expected.issuer),
    errorCheck(parameters),
    codeCheck(parameters),
  ];
  const holds = checks.every((check) => check.status !== 'failed');
  return { checks, code: holds ? singleParameter(parameters, 'code') : undefined };
}

function repeatedCheck(parameters: AuthorizationResponseParameters): Check {
  const names = parameters.map(([name]) => name);
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return judge(
    repeated.length === 0,
    {
      id: 'parameters-once',
      rule: 'no parameter occurs twice',
      expected: 'each name once',
      actual:
        repeated.length === 0 ? 'each name once' : `twice: ${repeated.map((name) => excerpt(name, 40)).join(', ')}`,
      spec: 'RFC 6749 3.1',
    },
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
  return judge(
    actual === state,
    { id: 'state', rule: 'state equals the one sent', expected: state, actual: shown(actual), spec: 'RFC 6749 10.12' },
    {
      causes: [
        'The response answers another request: another tab, another run, an old page.',
        'A forged redirect (CSRF).',
      ],
      remedy: 'Compare state with the one in the user’s session before anything else, and refuse what differs.',
      sdkAccepts: true,
    },
  );
}

function issuerCheck(parameters: AuthorizationResponseParameters, issuer: string): Check {
  const actual = singleParameter(parameters, 'iss');
  const rule = {
    id: 'response-issuer',
    rule: 'iss, where present, is the issuer',
    expected: issuer,
    spec: 'RFC 9207 2.4',
  };
  if (!parameters.some(([name]) => name === 'iss'))
    return skip({ ...rule, actual: 'no iss came; sgID documents none' });
  return judge(
    actual === issuer,
    { ...rule, actual: shown(actual) },
    {
      causes: [
        'The response comes from another authorization server (a mix-up attack).',
        'The environment is not the one that was opened.',
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
    {
      id: 'no-error',
      rule: 'response carries no error',
      expected: 'no error',
      actual:
        errors.length === 0 ? 'no error' : description === undefined ? shown : `${shown}: ${excerpt(description)}`,
      spec: 'RFC 6749 4.1.2.1',
    },
    objectionTo(
      errors[0],
      parameters.some(([name]) => name === 'code'),
    ),
  );
}

function codeCheck(parameters: AuthorizationResponseParameters): Check {
  const codes = parameters.filter(([name]) => name === 'code').map(([, value]) => value);
  const rule = {
    id: 'code',
    rule: 'one code came',
    expected: `one code of at most ${MAX_CODE_LENGTH} characters`,
    spec: 'RFC 6749 4.1.2',
  };
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

/** What came from outside is cut and made inert before it is quoted. */
function shown(value: string | undefined): string {
  return value === undefined ? 'absent or repeated' : excerpt(value, 120);
}
