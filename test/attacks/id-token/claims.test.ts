import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CLAIMS, EXPECTED, failedIds, hold, NOW, signToken } from '../../support/id-tokens.js';

const seconds = NOW / 1000;
const holdClaims = async (claims: object, expected: Parameters<typeof hold>[1] = {}) =>
  hold(await signToken({ ...CLAIMS, ...claims }), expected);
const failed = async (claims: object, expected: Parameters<typeof hold>[1] = {}) =>
  failedIds(await holdClaims(claims, expected));
const check = async (id: string, claims: object, expected: Parameters<typeof hold>[1] = {}) =>
  (await holdClaims(claims, expected)).checks.find((one) => one.id === id);

describe('ID token, claims', () => {
  it.each([
    ['another issuer', 'https://evil.example/v2', 'another environment'],
    ['a trailing slash', 'https://api.id.gov.sg/v2/', 'trailing slash'],
    ['other case', 'https://API.id.gov.sg/v2', 'case'],
    ['no /v2', 'https://api.id.gov.sg', 'hostname'],
    ['the bare hostname', 'api.id.gov.sg', 'hostname'],
  ])('I07 iss with %s is refused and named', async (_name, iss, cause) => {
    const found = await check('iss', { iss });
    expect(found?.status).toBe('failed');
    expect(found?.causes?.join(' ')).toContain(cause);
  });

  it('I08 aud of another client is refused', async () => {
    expect(await failed({ aud: 'ANOTHER' })).toEqual(['aud', 'aud-others']);
    expect(await failed({ aud: ['ANOTHER'] })).toEqual(['aud', 'aud-others']);
    expect(await failed({ aud: undefined })).toEqual(['aud']);
  });

  it('I08 an array with others and no azp is refused; with azp the SDK would take it', async () => {
    expect(await failed({ aud: [EXPECTED.clientId, 'ANOTHER'] })).toEqual(['aud-others', 'azp']);
    const found = await check('aud-others', { aud: [EXPECTED.clientId, 'ANOTHER'], azp: EXPECTED.clientId });
    expect(found).toMatchObject({ status: 'failed', sdkAccepts: true });
  });

  it('I08 an array with this client alone holds', async () => {
    expect(await failed({ aud: [EXPECTED.clientId] })).toEqual([]);
  });

  it('I09 azp of another client is refused', async () => {
    expect(await failed({ azp: 'ANOTHER' })).toEqual(['azp']);
  });

  it.each([
    ['expired', seconds - 1],
    ['expiring this very second', seconds],
    ['a string', String(seconds + 300)],
    ['missing', undefined],
    ['negative', -1],
    ['1e308', 1e308],
    ['milliseconds', NOW + 300_000],
    ['null', null],
  ])('I10 exp %s is refused', async (_name, exp) => {
    expect(await failed({ exp })).toEqual(['exp']);
  });

  it('I10 exp that is a duration is named as such', async () => {
    expect((await check('exp', { exp: 300 }))?.actual).toBe('300: a duration, not a time');
  });

  it('I11 iat far in the future is refused, slightly ahead is a warning; the SDK takes both', async () => {
    expect(await check('iat', { iat: seconds + 61 })).toMatchObject({ status: 'failed', sdkAccepts: true });
    expect(await check('iat', { iat: seconds + 1 })).toMatchObject({ status: 'warned', sdkAccepts: true });
    expect(await check('iat', { iat: seconds })).toMatchObject({ status: 'passed' });
  });

  it('I11 iat missing and nbf in the future are refused', async () => {
    expect(await failed({ iat: undefined })).toEqual(['iat']);
    expect(await failed({ nbf: seconds + 1 })).toEqual(['nbf']);
    expect(await failed({ nbf: seconds })).toEqual([]);
  });

  it('I12 nonce wrong, missing, and present when none was sent are refused', async () => {
    expect(await failed({ nonce: 'another' })).toEqual(['nonce']);
    expect(await failed({ nonce: undefined })).toEqual(['nonce']);
    expect(await failed({}, { nonce: undefined })).toEqual(['nonce']);
    expect(await failed({ nonce: undefined }, { nonce: undefined })).toEqual([]);
  });

  it('I13 at_hash wrong is refused, right holds, absent is skipped', async () => {
    const right = createHash('sha256')
      .update(EXPECTED.accessToken ?? '')
      .digest()
      .subarray(0, 16)
      .toString('base64url');
    expect(await failed({ at_hash: 'AAAA' })).toEqual(['at-hash']);
    expect((await check('at-hash', { at_hash: right }))?.status).toBe('passed');
    expect((await check('at-hash', {}))?.status).toBe('skipped');
  });

  it.each([
    ['empty', ''],
    ['over 255 characters', 'x'.repeat(256)],
    ['a number', 7],
    ['missing', undefined],
  ])('I14 sub %s is refused', async (_name, sub) => {
    const processed = await holdClaims({ sub });
    expect(failedIds(processed)).toEqual(['sub']);
    expect(processed.sub).toBeUndefined();
  });

  it('I19 a clock that is off is named as the likely cause, with the difference', async () => {
    const behind = { clock: { now: NOW, skewMs: -400_000 } };
    const found = await check('iat', { iat: seconds + 400 }, behind);
    expect(found?.causes?.[0]).toBe('This machine’s clock: it is 6 min 40 s behind the provider’s.');
    expect((await check('clock', {}, behind))?.status).toBe('warned');
    expect((await check('clock', {}))?.status).toBe('passed');
  });

  it('T11 __proto__ and constructor among the claims are data only', async () => {
    const token = await signToken(
      `{"__proto__":{"sub":"u=polluted"},"constructor":1,${JSON.stringify({ ...CLAIMS, sub: undefined }).slice(1)}`,
    );
    expect(failedIds(await hold(token))).toEqual(['sub']);
    expect(({} as { sub?: string }).sub).toBeUndefined();
  });

  it('T15 a claim that occurs twice is refused: parsers differ on which one counts', async () => {
    const token = await signToken(`{"sub":"u=first",${JSON.stringify(CLAIMS).slice(1)}`);
    expect(failedIds(await hold(token))).toEqual(['claims']);
  });
});
