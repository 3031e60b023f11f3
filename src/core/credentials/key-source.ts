import { identifyDer, type KeyShape } from './der.js';
import { looksLikeBareKey, normalisePem } from './pem-normalisation.js';
import type { SourceContent } from './read-source.js';

type KeyContent = Extract<SourceContent, { kind: 'private-key' | 'public-key' }>;

/** The label a structure has in PEM, and what it is called. RFC 7468. */
const STRUCTURES: Readonly<Partial<Record<KeyShape['structure'], readonly [label: string, what: string]>>> = {
  pkcs8: ['PRIVATE KEY', 'a private key, PKCS #8'],
  'pkcs1-private': ['RSA PRIVATE KEY', 'a private key, PKCS #1'],
  'pkcs1-public': ['RSA PUBLIC KEY', 'a public key, PKCS #1'],
  spki: ['PUBLIC KEY', 'a public key, SPKI'],
  sec1: ['EC PRIVATE KEY', 'an elliptic curve key'],
  'encrypted-pkcs8': ['ENCRYPTED PRIVATE KEY', 'an encrypted private key'],
  certificate: ['CERTIFICATE', 'a certificate'],
  pkcs12: ['PKCS12', 'a PKCS #12 file'],
};

/** A binary key file as PEM, with a finding that says what it was; undefined where the bytes are none. X.690 8. */
export function keyFromDer(bytes: Uint8Array): KeyContent | undefined {
  const { structure } = identifyDer(bytes);
  const [label, what] = STRUCTURES[structure] ?? [];
  if (label === undefined) return undefined;
  const lines = Buffer.from(bytes).toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return {
    kind: isPublic(structure) ? 'public-key' : 'private-key',
    text: `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`,
    findings: [
      {
        id: 'key-file-der',
        severity: 'info',
        message: `The key file is binary (DER): ${what}. It was read as PEM.`,
        hint: 'The SDKs take PEM. Copy the key as an environment variable once it is imported.',
      },
    ],
  };
}

/** Whether a text is a key, whatever was done to it: PEM, base64 of a key, or another program's key. */
export function looksLikeKey(text: string): boolean {
  if (text.includes('-----BEGIN') || /^\s*(?:ssh-[a-z0-9-]+ AAAA|PuTTY-User-Key-File-)/.test(text)) return true;
  return looksLikeBareKey(text) && structureOf(text) !== 'unknown';
}

/** Which half of a pair a key's text is by its bytes, else by its label; what is neither counts as private. */
export function keyKindOf(text: string): KeyContent['kind'] {
  const structure = structureOf(text);
  if (structure !== 'unknown') return isPublic(structure) ? 'public-key' : 'private-key';
  return /-----BEGIN[A-Z0-9 ]{0,40}PUBLIC ?KEY/.test(text) && !/PRIVATE ?KEY/.test(text) ? 'public-key' : 'private-key';
}

function structureOf(text: string): KeyShape['structure'] {
  try {
    return identifyDer(normalisePem(text, 'private-key').der).structure;
  } catch {
    return 'unknown';
  }
}

function isPublic(structure: KeyShape['structure']): boolean {
  return structure === 'spki' || structure === 'pkcs1-public';
}
