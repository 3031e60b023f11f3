import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type PrivateKey, readPrivateKey } from '../../src/core/credentials/private-key.js';

/** An RSA key pair in the forms tests need. */
export interface RsaKeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly pkcs8: string;
  readonly pkcs1: string;
  readonly spki: string;
  readonly pkcs1Public: string;
}

const made = new Map<string, RsaKeyPair>();

/** A fresh RSA key pair, made once a process for each name and length in bits. Nothing of it is ever stored. */
export function rsaKeyPair(name = 'client', bits = 2048): RsaKeyPair {
  const id = `${name}/${bits}`;
  const pair = made.get(id) ?? makeRsaKeyPair(bits);
  made.set(id, pair);
  return pair;
}

/** The same key pair as the core reads it. */
export function privateKeyOf(pair: RsaKeyPair): PrivateKey {
  return readPrivateKey(pair.pkcs8).key;
}

function makeRsaKeyPair(bits: number): RsaKeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  return {
    privateKey,
    publicKey,
    pkcs8: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    pkcs1: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    spki: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    pkcs1Public: publicKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  };
}
