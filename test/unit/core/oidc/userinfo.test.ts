import { describe, expect, it } from 'vitest';
import { buildUserInfoRequest, processUserInfoResponse } from '../../../../src/core/oidc/userinfo.js';
import { jsonResponse } from '../../../support/flow-bench.js';

const jwe = 'a.b.c.d.e';
const process = (body: unknown, scopes = ['openid', 'myinfo.name']) =>
  processUserInfoResponse(jsonResponse(body), 'u=1', scopes);
const statusOf = (body: unknown, id: string, scopes?: string[]) =>
  process(body, scopes).checks.find((check) => check.id === id)?.status;

describe('userinfo', () => {
  it('sends the access token in the header alone', () => {
    const request = buildUserInfoRequest('https://api.id.gov.sg/v2/oauth/userinfo', 'at');
    expect(request.url).not.toContain('at=');
    expect(request.headers).toContainEqual(['Authorization', 'Bearer at']);
  });

  it('reads sub, key and data in the order they came', () => {
    const body = `{"sub":"u=1","key":"${jwe}","data":{"myinfo.name":"${jwe}","b":"${jwe}","a":"${jwe}"}}`;
    expect(process(body).userInfo).toEqual({
      sub: 'u=1',
      key: jwe,
      data: [
        ['myinfo.name', jwe],
        ['b', jwe],
        ['a', jwe],
      ],
    });
  });

  it('accepts neither key nor data where only openid was asked for', () => {
    const { userInfo, checks } = process({ sub: 'u=1' }, ['openid']);
    expect(userInfo).toEqual({ sub: 'u=1', key: undefined, data: [] });
    expect(checks.filter((check) => check.status === 'skipped').map((check) => check.id)).toEqual([
      'userinfo-key',
      'userinfo-data',
      'userinfo-values',
    ]);
  });

  it('misses key and data where data was asked for', () => {
    expect(statusOf({ sub: 'u=1' }, 'userinfo-key')).toBe('failed');
    expect(statusOf({ sub: 'u=1', key: jwe }, 'userinfo-data')).toBe('failed');
    expect(statusOf({ sub: 'u=1', data: { 'myinfo.name': jwe } }, 'userinfo-key')).toBe('failed');
  });

  it('keeps a value that is no JWE, to fail alone', () => {
    const { userInfo, checks } = process({ sub: 'u=1', key: jwe, data: { 'myinfo.name': 7, other: jwe } });
    expect(userInfo?.data[0]).toEqual(['myinfo.name', '7']);
    expect(checks.find((check) => check.id === 'userinfo-values')?.status).toBe('warned');
  });

  it('takes an array for no data', () => {
    expect(statusOf({ sub: 'u=1', key: jwe, data: [jwe] }, 'userinfo-data')).toBe('failed');
  });

  it('T06 refuses more members than can be a person’s, in data and beside it, before anything is decrypted', () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}`, jwe]));
    expect(process({ sub: 'u=1', key: jwe, data: many(5_000) }).userInfo?.data).toHaveLength(5_000);
    for (const body of [
      { sub: 'u=1', key: jwe, data: many(5_001) },
      { sub: 'u=1', key: jwe, data: many(1), ...many(5_000) },
    ]) {
      expect(process(body).userInfo).toBeUndefined();
      expect(statusOf(body, 'userinfo-count')).toBe('failed');
    }
  });
});
