import { createHash } from 'node:crypto';
import type { Check } from '../../../src/core/flow/check.js';
import { idTokenStep } from '../../../src/core/flow/steps/id-token.js';
import { processJwksResponse } from '../../../src/core/oidc/jwks.js';
import { answeringJson, jsonResponse, runAgainst } from '../flow-bench.js';
import { CLAIMS, EXPECTED, hold, NOW, publishedKey, signToken } from '../id-tokens.js';
import { rsaKeyPair } from '../keys.js';

const leftHalf = (text: string) => createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

/** Claims that hold with everything optional there, and claims that hold in nothing. */
const RIGHT = {
  ...CLAIMS,
  azp: EXPECTED.clientId,
  nbf: NOW / 1000,
  auth_time: NOW / 1000 - 5,
  acr: '1',
  at_hash: leftHalf('SlAV32hkKG'),
  c_hash: leftHalf('the-code'),
};
const WRONG = {
  iss: 'https://evil.example',
  sub: '',
  aud: ['ANOTHER', 'YET ANOTHER'],
  azp: 'ANOTHER',
  exp: NOW / 1000 - 7200,
  iat: NOW / 1000 - 3600,
  nbf: NOW / 1000 + 60,
  auth_time: 'yesterday',
  acr: 1,
  nonce: 'another',
  at_hash: 'x',
  c_hash: 'x',
};

/** Tokens and keys that hold, and ones that do not. */
export async function idTokenChecks(): Promise<readonly Check[]> {
  const key = await publishedKey();
  const tokens = await Promise.all([
    hold(await signToken(RIGHT, { typ: 'JWT' }), { code: 'the-code' }),
    hold(await signToken(WRONG, { typ: 'at+jwt', jku: 'https://evil.example' }), {
      code: 'the-code',
      clock: { now: NOW, skewMs: 9000 },
    }),
    hold(await signToken({ ...CLAIMS, iat: NOW / 1000 + 600, sub: 'S1234567D' })),
    hold(await signToken('{"iss":"a","iss":"b"}')),
    hold(await signToken(CLAIMS, {}, rsaKeyPair('forger'))),
    hold(`${Buffer.from('{"alg":"none","crit":["x"]}').toString('base64url')}.e30.`),
    hold(await signToken(CLAIMS, { kid: undefined }), {}, [
      key,
      await publishedKey(rsaKeyPair('second'), { kid: 'k2' }),
    ]),
    hold('a.b'),
    hold(await signToken(CLAIMS, { kid: 'unknown' })),
  ]);
  return [...tokens.flatMap((token) => token.checks), ...jwksChecks(key), ...(await refetchedChecks(key))];
}

function jwksChecks(key: object): readonly Check[] {
  const answers = [
    jsonResponse({ keys: [key, { ...key, kid: 'k2' }] }),
    jsonResponse({ keys: [key, { ...key, d: 'private' }] }),
    jsonResponse({ keys: [] }),
    jsonResponse('', 503),
    jsonResponse('<h1>Down</h1>', 200, 'text/html'),
    jsonResponse('{"keys":[],"keys":[]}'),
    { ...jsonResponse('{"keys":['), truncated: true },
  ];
  return answers.flatMap((answer) => processJwksResponse(answer).checks);
}

async function refetchedChecks(key: object): Promise<readonly Check[]> {
  const idToken = await signToken(CLAIMS, { kid: 'unknown' });
  const { outcome } = await runAgainst(idTokenStep, answeringJson({ keys: [key] }), { artifacts: { idToken } });
  return outcome?.report.checks ?? [];
}
