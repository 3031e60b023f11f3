import { createPrivateKey, type JsonWebKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { KEY_ALGORITHMS } from '../../../../src/core/jose/algorithms.js';
import { decryptJwe } from '../../../../src/core/jose/decrypt-jwe.js';
import { verifyJws } from '../../../../src/core/jose/jws.js';
import type { DecryptionKey } from '../../../../src/core/jose/key-management.js';
import { thrownCode } from '../../../support/thrown-code.js';
import encryption from '../../../vectors/wycheproof/json_web_encryption_test.json' with { type: 'json' };
import keySets from '../../../vectors/wycheproof/json_web_key_test.json' with { type: 'json' };
import signatures from '../../../vectors/wycheproof/json_web_signature_test.json' with { type: 'json' };

interface Vector {
  readonly tcId: number;
  readonly result: 'valid' | 'invalid';
  readonly jwe?: string;
  readonly jws?: string;
  /** The plaintext in hex. */
  readonly pt?: string;
}

interface Group {
  readonly private: JsonWebKey & { readonly keys?: readonly JsonWebKey[] };
  readonly public?: JsonWebKey & { readonly keys?: readonly JsonWebKey[] };
  readonly tests: readonly Vector[];
}

/** The cases in which the console's verdict is not Wycheproof's. */
async function differences(
  file: { readonly numberOfTests: number; readonly testGroups: readonly unknown[] },
  verdictOf: (group: Group, vector: Vector) => Promise<'valid' | string>,
): Promise<Readonly<Record<number, string>>> {
  const found: Record<number, string> = {};
  let count = 0;
  for (const group of file.testGroups as readonly Group[]) {
    for (const vector of group.tests) {
      const verdict = await verdictOf(group, vector);
      if ((verdict === 'valid') !== (vector.result === 'valid')) found[vector.tcId] = verdict;
      count += 1;
    }
  }
  expect(count).toBe(file.numberOfTests);
  return found;
}

function keyOf(jwk: JsonWebKey): DecryptionKey {
  if (jwk.kty === 'oct') return { type: 'oct', key: Buffer.from(jwk.k ?? '', 'base64url') };
  return { type: 'rsa', privateKey: createPrivateKey({ key: jwk, format: 'jwk' }) };
}

async function decryptionVerdict(group: Group, { jwe = '', pt = '' }: Vector): Promise<string> {
  let plaintext = '';
  const code = thrownCode(() => {
    plaintext = decryptJwe(jwe, keyOf(group.private)).plaintext.toString('hex');
  });
  return code ?? (plaintext === pt ? 'valid' : 'another plaintext');
}

async function signatureVerdict(group: Group, { jws = '' }: Vector): Promise<string> {
  const published = group.public ?? group.private;
  try {
    await verifyJws(jws, { keys: published.keys ?? [published] });
    return 'valid';
  } catch (error) {
    return String((error as { readonly code: unknown }).code);
  }
}

/** Valid, and refused all the same: an algorithm that the console does not take, named by its own code. */
const refusedByAlgorithm = (verdict: string) => /^jw[es]-alg-/.test(verdict);

describe('Wycheproof, JWE', () => {
  it('every case has the verdict it should, but where the console means to differ', async () => {
    const found = await differences(encryption, decryptionVerdict);
    expect(Object.fromEntries(Object.entries(found).filter(([, verdict]) => !refusedByAlgorithm(verdict)))).toEqual({
      // The JWK names another algorithm than the header. sgID's block keys do so, and it is the header that counts.
      106: 'valid',
      107: 'valid',
      108: 'valid',
      109: 'valid',
      // Compressed.
      135: 'jwe-zip-refused',
    });
  });

  it('refuses by algorithm only what is not on its list', async () => {
    const found = await differences(encryption, decryptionVerdict);
    const refused = Object.keys(found).filter((id) => refusedByAlgorithm(found[Number(id)] ?? ''));
    expect(refused.length).toBeGreaterThan(30);
    for (const group of encryption.testGroups as unknown as readonly Group[]) {
      for (const { tcId, jwe = '' } of group.tests) {
        if (!refused.includes(String(tcId))) continue;
        const header = JSON.parse(Buffer.from(jwe.split('.')[0] ?? '', 'base64url').toString());
        expect([tcId, KEY_ALGORITHMS.includes(header.alg)]).toEqual([tcId, false]);
      }
    }
  });
});

describe('Wycheproof, JWS and key sets', () => {
  it('every case has the verdict it should, but where the console means to differ', async () => {
    const found = await differences(signatures, signatureVerdict);
    expect(Object.fromEntries(Object.entries(found).filter(([, verdict]) => !refusedByAlgorithm(verdict)))).toEqual({
      // Characters that are not base64url, which RFC 7515 section 2 does not allow.
      372: 'jws-not-base64url',
      373: 'jws-not-base64url',
    });
  });

  it('keys that are not fit for it verify nothing', async () => {
    const found = await differences(keySets, signatureVerdict);
    expect(Object.fromEntries(Object.entries(found).filter(([, verdict]) => !refusedByAlgorithm(verdict)))).toEqual({
      // A key with the ROCA weakness: the console does not look for how a key was made.
      7: 'valid',
    });
  });
});
