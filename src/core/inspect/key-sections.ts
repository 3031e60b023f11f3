import { createHash, createPublicKey } from 'node:crypto';
import { readPrivateKey } from '../credentials/private-key.js';
import { readPublicKey } from '../credentials/public-key.js';
import { ConsoleError } from '../errors.js';
import type { Fact } from '../flow/state.js';
import { decodeBase64Url } from '../jose/base64url.js';
import { bitLength, refuseVerificationKey } from '../jose/jwk-rules.js';
import { isJsonObject, member, textMember } from '../json.js';
import { excerpt } from '../oidc/json-body.js';
import { readJwks } from '../oidc/jwks.js';
import type { Section } from './section.js';

/** As many keys are listed one by one. */
const MAX_LISTED = 20;

/** Takes a JWKS apart: its rules, then each key by what is public of it. RFC 7517 5. */
export function inspectJwks(object: Readonly<Record<string, unknown>>): readonly Section[] {
  const { checks } = readJwks(object);
  const list = member(object, 'keys');
  const keys = Array.isArray(list) ? list.filter(isJsonObject) : [];
  return [
    { type: 'checks', title: 'Rules for a JWKS', checks },
    ...keys.slice(0, MAX_LISTED).map((key, index): Section => {
      const kid = textMember(key, 'kid');
      return {
        type: 'facts',
        title: kid === undefined ? `Key ${index + 1}` : `Key ${excerpt(kid, 80)}`,
        facts: factsOf(key),
      };
    }),
  ];
}

function factsOf(key: Readonly<Record<string, unknown>>): readonly Fact[] {
  const facts = ['kid', 'kty', 'use', 'alg', 'crv'].flatMap((name): readonly Fact[] => {
    const value = textMember(key, name);
    return value === undefined ? [] : [{ label: name, value: value.slice(0, 200) }];
  });
  const refusal = refuseVerificationKey(key);
  const n = textMember(key, 'n');
  const modulus = n === undefined ? undefined : decodeBase64Url(n);
  const verdict = refusal === undefined ? 'Yes' : `No: ${refusal.message}`;
  return [
    ...facts,
    ...(modulus === undefined ? [] : [{ label: 'Length', value: `${bitLength(modulus)} bits`, prose: true }]),
    ...(n === undefined ? [] : [{ label: 'Thumbprint (SHA-256)', value: thumbprintOf(key) }]),
    { label: 'May verify RS256', value: verdict, prose: true },
  ];
}

/** RFC 7638 3. */
function thumbprintOf(key: Readonly<Record<string, unknown>>): string {
  const members = { e: textMember(key, 'e') ?? '', kty: textMember(key, 'kty') ?? '', n: textMember(key, 'n') ?? '' };
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}

/** A key alone: what is public of it, and what was mended to read it. Of a private key nothing else is shown. */
export function inspectKey(kind: 'private-key' | 'public-key', text: string): readonly Section[] {
  try {
    const { facts, mended } = kind === 'private-key' ? privateKeyFacts(text) : publicKeyFacts(text);
    return [
      { type: 'facts', title: kind === 'private-key' ? 'Private key' : 'Public key', facts },
      { type: 'findings', title: 'What was mended to read it', findings: mended },
    ];
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error;
    const { code, message, hint } = error;
    return [{ type: 'findings', title: 'The key', findings: [{ id: code, severity: 'error', message, hint }] }];
  }
}

function privateKeyFacts(text: string) {
  const { key, mended } = readPrivateKey(text);
  const facts: readonly Fact[] = [
    { label: 'Kind', value: `RSA private key, ${key.form === 'pkcs1' ? 'PKCS #1' : 'PKCS #8'}`, prose: true },
    { label: 'Length', value: `${key.bits} bits`, prose: true },
    { label: 'Fingerprint', value: `SHA256:${key.fingerprint}` },
  ];
  return { facts, mended };
}

function publicKeyFacts(text: string) {
  const { key, mended } = readPublicKey(text);
  const bits = createPublicKey(key.spkiPem).asymmetricKeyDetails?.modulusLength;
  const facts: readonly Fact[] = [
    { label: 'Kind', value: 'RSA public key', prose: true },
    { label: 'Length', value: bits === undefined ? 'not known' : `${bits} bits`, prose: true },
    { label: 'Fingerprint', value: `SHA256:${key.fingerprint}` },
  ];
  return { facts, mended };
}
