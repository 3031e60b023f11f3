import { type Check, judge, skip } from '../flow/check.js';
import { ruleOf } from '../flow/check-catalogue/rule-of.js';
import { isJsonObject, member, textMember } from '../json.js';
import { type HttpResponse, headerValue } from '../trace/http.js';
import { excerpt, readJsonBody } from './json-body.js';
import { tokenStatusCheck } from './token-error.js';

/** The tokens of a token response that holds. */
export interface TokenEndpointResponse {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken?: string | undefined;
  readonly members: readonly string[];
}

/** A token response held to its rules; `tokens` only where none failed. */
export interface ProcessedTokenResponse {
  readonly checks: readonly Check[];
  readonly tokens?: TokenEndpointResponse | undefined;
}

/**
 * Processes the token endpoint's response, each rule a check of its own.
 *
 * @param response as it came
 * @param scopes what was asked for; RFC 6749 5.1, OpenID Connect Core 3.1.3.3
 */
export function processTokenResponse(response: HttpResponse, scopes: readonly string[]): ProcessedTokenResponse {
  const status = tokenStatusCheck(response);
  if (status.status === 'failed') return { checks: [status] };
  const body = readJsonBody(response, (id, values) => ruleOf('token', id, values));
  if (body.object === undefined) return { checks: [status, ...body.checks] };
  const checks = [status, ...body.checks, notCachedCheck(response), ...memberChecks(body.object, scopes)];
  const accessToken = textMember(body.object, 'access_token');
  const idToken = textMember(body.object, 'id_token');
  const holds = checks.every((check) => check.status !== 'failed');
  if (!holds || accessToken === undefined || idToken === undefined) return { checks };
  const refreshToken = textMember(body.object, 'refresh_token');
  return { checks, tokens: { accessToken, idToken, refreshToken, members: Object.keys(body.object) } };
}

/** Holds the members of a token response to their rules, from the wire or from a file. RFC 6749 5.1. */
export function memberChecks(body: Readonly<Record<string, unknown>>, scopes: readonly string[]): Check[] {
  return [
    judge(
      textMember(body, 'access_token') !== undefined,
      ruleOf('token', 'access-token', {
        expected: 'a string that is not empty',
        actual: describeMember(body, 'access_token'),
      }),
      { causes: ['The provider’s answer is incomplete.'], remedy: 'Without it userinfo cannot be asked.' },
    ),
    accessTokenCharactersCheck(body),
    idTokenCheck(body),
    tokenTypeCheck(body),
    expiresInCheck(body),
    scopeCheck(body, scopes),
  ];
}

function notCachedCheck(response: HttpResponse): Check {
  const value = headerValue(response.headers, 'cache-control');
  const holds = /(^|[\s,])no-store([\s,]|$)/i.test(value ?? '');
  const actual = value === undefined ? 'no Cache-Control' : excerpt(value, 80);
  return judge(holds, ruleOf('token', 'not-cached', { expected: 'Cache-Control: no-store', actual }), {
    status: 'warned',
    causes: ['The provider leaves the header out.', 'A proxy on the way removed it.'],
    remedy: 'Keep caches away from this request; only the provider can mend its answer.',
    sdkAccepts: true,
  });
}

/** A line end would add a header to the userinfo request, so such a token is not sent at all. */
function accessTokenCharactersCheck(body: Readonly<Record<string, unknown>>): Check {
  const token = textMember(body, 'access_token');
  const rule = ruleOf('token', 'access-token-characters', { expected: 'letters, digits and -._~+/, then =' });
  if (token === undefined) return skip({ ...rule, actual: 'no token to look at' });
  const holds = /^[A-Za-z0-9\-._~+/]+=*$/.test(token);
  return judge(
    holds,
    { ...rule, actual: holds ? `${token.length} characters` : 'other characters' },
    {
      status: /^[\x21-\x7e]+$/.test(token) ? 'warned' : 'failed',
      causes: ['The provider makes its tokens of something else than base64url.', 'The answer was altered.'],
      remedy: 'Treat the token as a whole and send it as it came; one with a space or a line end cannot be sent.',
      sdkAccepts: /^[\x20-\x7e]+$/.test(token),
    },
  );
}

function idTokenCheck(body: Readonly<Record<string, unknown>>): Check {
  const nested = isJsonObject(member(body, 'id_token'));
  return judge(
    textMember(body, 'id_token') !== undefined,
    ruleOf('token', 'id-token', { expected: 'a compact JWS', actual: describeMember(body, 'id_token') }),
    nested
      ? {
          causes: [
            'The provider was built after the sample in sgID’s documentation, which nests a second response under id_token: most likely a slip there.',
          ],
          remedy: 'Put the compact JWS itself under id_token, as a string.',
        }
      : {
          causes: [
            'openid was not among the scopes, so the provider issued no ID token.',
            'The provider’s answer is incomplete.',
          ],
          remedy: 'Ask for openid. Without an ID token nobody has logged in.',
        },
  );
}

function tokenTypeCheck(body: Readonly<Record<string, unknown>>): Check {
  const value = member(body, 'token_type');
  const rule = ruleOf('token', 'token-type', { expected: 'Bearer' });
  if (value === undefined) return skip({ ...rule, actual: 'absent, as in sgID’s documentation; OAuth requires it' });
  const bearer = typeof value === 'string' && value.toLowerCase() === 'bearer';
  return judge(
    bearer,
    { ...rule, actual: typeof value === 'string' ? value.slice(0, 80) : describeMember(body, 'token_type') },
    {
      causes: ['The provider issues another type of token.'],
      remedy: 'A token of another type must not be sent as a bearer token.',
      sdkAccepts: true,
    },
  );
}

function expiresInCheck(body: Readonly<Record<string, unknown>>): Check {
  const value = member(body, 'expires_in');
  const rule = ruleOf('token', 'expires-in', { expected: 'more than 0' });
  if (value === undefined) return skip({ ...rule, actual: 'absent; sgID documents none' });
  const holds = typeof value === 'number' && Number.isFinite(value) && value > 0;
  return judge(
    holds,
    { ...rule, actual: JSON.stringify(value).slice(0, 80) },
    {
      status: 'warned',
      causes: ['The provider sends a string, or a token that has already expired.'],
      remedy: 'Ask userinfo at once; do not build on this value.',
      sdkAccepts: true,
    },
  );
}

function scopeCheck(body: Readonly<Record<string, unknown>>, scopes: readonly string[]): Check {
  const value = member(body, 'scope');
  const rule = ruleOf('token', 'granted-scope', { expected: scopes.join(' ') });
  if (value === undefined) return skip({ ...rule, actual: 'absent, which means all that was asked for' });
  const granted = typeof value === 'string' ? value.split(' ') : [];
  const missing = scopes.filter((scope) => !granted.includes(scope));
  return judge(
    missing.length === 0,
    { ...rule, actual: missing.length === 0 ? granted.join(' ') : `without ${missing.join(' ')}` },
    {
      status: 'warned',
      causes: ['The user or the portal grants this client less than it asked for.'],
      remedy: 'Your code must work without these data items.',
      sdkAccepts: true,
    },
  );
}

function describeMember(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = member(body, name);
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (typeof value === 'string') return value === '' ? 'an empty string' : `a string of ${value.length} characters`;
  return Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
