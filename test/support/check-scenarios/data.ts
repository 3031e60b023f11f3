import { randomBytes } from 'node:crypto';
import type { Check } from '../../../src/core/flow/check.js';
import type { RunArtifacts } from '../../../src/core/flow/run.js';
import { blockKeyStep } from '../../../src/core/flow/steps/block-key.js';
import { decryptStep } from '../../../src/core/flow/steps/decrypt.js';
import { resultStep } from '../../../src/core/flow/steps/result.js';
import { rsaThumbprint } from '../../../src/core/jose/key-names.js';
import type { DecryptedField } from '../../../src/core/jose/userinfo-decryption.js';
import { unwrapBlockKey } from '../../../src/core/jose/userinfo-decryption.js';
import { encryptJwe } from '../encrypt-jwe.js';
import { encryptUserInfo } from '../encrypt-userinfo.js';
import { artifactsFor, runRequest, stepIo } from '../flow-bench.js';
import { privateKeyOf, rsaKeyPair } from '../keys.js';

const ORIGIN = 'https://api.id.gov.sg';
const pair = rsaKeyPair();
const HEADER = { alg: 'RSA-OAEP', enc: 'A256GCM' };
const K = Buffer.alloc(16, 7).toString('base64url');

/** Block keys that open, and ones that do not, or are odd. */
export async function blockKeyChecks(): Promise<readonly Check[]> {
  const own = rsaThumbprint(pair.publicKey);
  const other = rsaThumbprint(rsaKeyPair('other').publicKey);
  const wrapped = await Promise.all([
    encryptJwe(JSON.stringify({ kty: 'oct', k: K }), { ...HEADER, kid: own }, pair.publicKey),
    encryptJwe(JSON.stringify({ kty: 'oct', k: K }), { ...HEADER, kid: other }, rsaKeyPair('other').publicKey),
    encryptJwe(`{'kty':'oct','k':'${K}==','use':'sig'}`, HEADER, pair.publicKey),
    encryptJwe(`{"kty":"oct","k":"${K}","k":"${K}"}`, HEADER, pair.publicKey),
    encryptJwe('{"kty":"RSA"}', HEADER, pair.publicKey),
    encryptJwe('{"kty":"oct","k":"AAAA"}', HEADER, pair.publicKey),
  ]);
  const refused = `${Buffer.from('{"alg":"RSA1_5","enc":"A128GCM"}').toString('base64url')}.AA.AA.AA.AA`;
  const runs = [...wrapped, refused].map((key) => {
    const userInfoResponse = { sub: 'u', key, data: [] };
    return blockKeyStep.run(runRequest(ORIGIN), { userInfoResponse }, stepIo());
  });
  return (await Promise.all(runs)).flatMap(({ report }) => report.checks);
}

/** Values that decrypt and name their key, and ones that do not. */
export async function decryptChecks(): Promise<readonly Check[]> {
  const { key, data, blockKey } = await encryptUserInfo('B', pair.publicKey, { one: '1', two: '2' });
  const odd = await encryptJwe('3', { alg: 'A256KW', enc: 'A256GCM', kid: 'another' }, blockKey);
  const alike = data.one ?? '';
  const responses: readonly (readonly (readonly [string, string])[])[] = [
    Object.entries(data),
    [
      ['one', alike],
      ['again', alike],
      ['odd', odd],
      ['altered', `${alike.slice(0, -4)}AAAA`],
    ],
    [],
  ];
  const runs = responses.map((entries) => {
    const artifacts: RunArtifacts = {
      userInfoResponse: { sub: 'u', key, data: entries },
      blockKey: unwrapBlockKey(key, privateKeyOf(pair)),
    };
    return decryptStep.run(runRequest(ORIGIN), artifacts, stepIo());
  });
  return (await Promise.all(runs)).flatMap(({ report }) => report.checks);
}

/** Values that are as asked for, and ones that are not. */
export async function resultChecks(): Promise<readonly Check[]> {
  const field = (scope: string, value: string): DecryptedField => ({ scope, ok: true, value });
  const runs = [
    [field('myinfo.name', 'TAN AH KOW')],
    [field('myinfo.date_of_birth', 'someday'), field('myinfo.email', randomBytes(4).toString('hex'))],
    [field('myinfo.name', 'u=1f0c5a1e')],
  ].map((fields) => resultStep.run(runRequest(ORIGIN), artifactsFor(ORIGIN, { fields }), stepIo()));
  return (await Promise.all(runs)).flatMap(({ report }) => report.checks);
}
