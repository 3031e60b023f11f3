import { type Check, judge, skip } from '../flow/check.js';
import { ruleOf } from '../flow/check-catalogue/rule-of.js';
import type { UserInfoResponse } from '../flow/run.js';
import { isJsonObject, member, textMember } from '../json.js';
import type { HttpRequest, HttpResponse } from '../trace/http.js';
import { excerpt, readJsonBody } from './json-body.js';
import { userInfoStatusCheck } from './userinfo-error.js';

/** Many times the data catalogue: more would only be work for the decryption and lines on the screen. */
const MAX_MEMBERS = 5_000;

/**
 * Builds the userinfo request, the access token in the Authorization header alone; RFC 6750 2.1.
 *
 * @param userInfoEndpoint absolute URL
 */
export function buildUserInfoRequest(userInfoEndpoint: string, accessToken: string): HttpRequest {
  return {
    method: 'GET',
    url: userInfoEndpoint,
    headers: [
      ['Accept', 'application/json'],
      ['Authorization', `Bearer ${accessToken}`],
    ],
  };
}

/** A userinfo response held to its rules; `userInfo` only where none failed. */
export interface ProcessedUserInfoResponse {
  readonly checks: readonly Check[];
  readonly userInfo?: UserInfoResponse | undefined;
}

/**
 * Processes a userinfo response: `sub` against the ID token's, the wrapped block key, and the encrypted values.
 *
 * @param response as it came
 * @param sub of the ID token; undefined where there is none to compare, as offline
 * @param scopes what was asked for; OpenID Connect Core 5.3.2 and 5.3.4
 */
export function processUserInfoResponse(
  response: HttpResponse,
  sub: string | undefined,
  scopes: readonly string[],
): ProcessedUserInfoResponse {
  const status = userInfoStatusCheck(response);
  if (status.status === 'failed') return { checks: [status] };
  const body = readJsonBody(response, (id, values) => ruleOf('userinfo', id, values));
  if (body.object === undefined) return { checks: [status, ...body.checks] };
  const { checks, userInfo } = readUserInfo(body.object, sub, scopes);
  const all = [status, ...body.checks, ...checks];
  return { checks: all, userInfo: all.some((check) => check.status === 'failed') ? undefined : userInfo };
}

/**
 * Reads the object of a userinfo response, from the wire or from a file.
 *
 * @param body the parsed JSON object
 * @param sub of the ID token; undefined where there is none to compare
 * @param scopes what was asked for; undefined where not known
 */
export function readUserInfo(
  body: Readonly<Record<string, unknown>>,
  sub: string | undefined,
  scopes: readonly string[] | undefined,
): ProcessedUserInfoResponse {
  const data = member(body, 'data');
  const entries = isJsonObject(data) ? Object.entries(data) : [];
  const checks = [
    subCheck(body, sub),
    keyCheck(body, entries.length, scopes),
    dataCheck(data, scopes),
    ...countChecks(Object.keys(body).length, entries.length),
    membersCheck(Object.keys(body)),
    valuesCheck(entries),
  ];
  const actualSub = textMember(body, 'sub');
  if (actualSub === undefined || checks.some((check) => check.status === 'failed')) return { checks };
  // A value that is not a string is kept as its JSON, to fail alone, at its own field.
  const values = entries.map(
    ([scope, value]) => [scope, typeof value === 'string' ? value : JSON.stringify(value)] as const,
  );
  return { checks, userInfo: { sub: actualSub, key: textMember(body, 'key'), data: values } };
}

function subCheck(body: Readonly<Record<string, unknown>>, expected: string | undefined): Check {
  const actual = member(body, 'sub');
  const rule = ruleOf('userinfo', 'userinfo-sub', {});
  if (expected === undefined) {
    return judge(
      typeof actual === 'string' && actual !== '',
      { ...rule, rule: 'sub is a string', expected: 'a string that is not empty', actual: describe(actual) },
      { causes: ['This is not a userinfo response.'], remedy: 'Save the whole body of the userinfo response.' },
    );
  }
  return judge(
    actual === expected,
    { ...rule, expected, actual: describe(actual) },
    {
      causes: [
        'The access token and the ID token belong to two logins: a token substitution.',
        'The provider derives sub in two ways.',
      ],
      remedy: 'Do not use this data: it is another person’s.',
    },
  );
}

function keyCheck(
  body: Readonly<Record<string, unknown>>,
  fields: number,
  scopes: readonly string[] | undefined,
): Check {
  const key = member(body, 'key');
  const rule = ruleOf('userinfo', 'userinfo-key', { expected: 'a compact JWE' });
  const absent = key === undefined || key === null || key === '';
  if (absent && fields === 0) {
    const onlyOpenid = scopes === undefined || scopes.every((scope) => scope === 'openid');
    if (onlyOpenid) return skip({ ...rule, actual: 'absent: only openid was asked for' });
  }
  const holds = typeof key === 'string' && key.split('.').length === 5;
  return judge(
    holds,
    { ...rule, actual: absent ? 'absent' : describeJwe(key) },
    {
      causes: ['The response is cut or was put together by hand.', 'The client has no public key at the provider.'],
      remedy: 'Without the block key no value can be read.',
      sdkAccepts: absent,
    },
  );
}

function dataCheck(data: unknown, scopes: readonly string[] | undefined): Check {
  const rule = ruleOf('userinfo', 'userinfo-data', { expected: 'an object of compact JWEs' });
  const count = isJsonObject(data) ? Object.keys(data).length : 0;
  const wanted = scopes?.filter((scope) => scope !== 'openid').length;
  if (data === undefined && (wanted ?? 0) === 0) return skip({ ...rule, actual: 'absent: only openid was asked for' });
  return judge(
    isJsonObject(data),
    { ...rule, actual: isJsonObject(data) ? `${count} values` : describe(data) },
    {
      causes: ['This is not sgID’s userinfo, or it is cut.'],
      remedy: 'Look at the body under Response.',
      sdkAccepts: data === undefined || data === null || data === '',
    },
  );
}

const DOCUMENTED = new Set(['sub', 'key', 'data']);

/** Whatever stands beside the sealed values was readable on its way. */
function membersCheck(names: readonly string[]): Check {
  const others = names.filter((name) => !DOCUMENTED.has(name));
  const actual =
    others.length === 0
      ? 'nothing'
      : others
          .slice(0, 10)
          .map((name) => excerpt(name, 60))
          .join(', ');
  return judge(others.length === 0, ruleOf('userinfo', 'userinfo-members', { expected: 'nothing', actual }), {
    status: 'warned',
    causes: ['The provider adds claims in clear, as OpenID Connect has them.', 'The answer was put together by hand.'],
    remedy: 'Do not read them: only the values under data are sealed for this client.',
    sdkAccepts: true,
  });
}

/** A response within the limits needs no line of its own to say so. */
function countChecks(members: number, values: number): readonly Check[] {
  const most = Math.max(members, values);
  if (most <= MAX_MEMBERS) return [];
  const rule = ruleOf('userinfo', 'userinfo-count', {
    expected: `at most ${MAX_MEMBERS}`,
    actual: values >= members ? `${values} values in data` : `${members} members beside data`,
  });
  const objection = {
    causes: ['The answer is not the provider’s.'],
    remedy: 'No answer of sgID has as many values. Look at who really answered; nothing of it was decrypted.',
    sdkAccepts: true,
  };
  return [judge(false, rule, objection)];
}

function valuesCheck(entries: readonly (readonly [string, unknown])[]): Check {
  const odd = entries.filter(([, value]) => typeof value !== 'string' || value.split('.').length !== 5);
  const rule = ruleOf('userinfo', 'userinfo-values', { expected: 'five parts each' });
  if (entries.length === 0) return skip({ ...rule, actual: 'no values' });
  const names = odd.slice(0, 10).map(([name]) => name.slice(0, 80));
  return judge(
    odd.length === 0,
    { ...rule, actual: odd.length === 0 ? `${entries.length} of ${entries.length}` : `not ${names.join(', ')}` },
    {
      status: 'warned',
      causes: ['A value came in clear, or was altered.'],
      remedy: 'Such a value fails by itself; the others are decrypted.',
    },
  );
}

function describe(value: unknown): string {
  if (value === undefined) return 'absent';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

function describeJwe(key: unknown): string {
  if (typeof key !== 'string') return `a JSON ${key === null ? 'null' : typeof key}`;
  const parts = key.split('.').length;
  return parts === 5 ? `five parts, ${key.length} characters` : `${parts} part${parts === 1 ? '' : 's'}`;
}
