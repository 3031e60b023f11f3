import { ConsoleError } from '../errors.js';
import { member } from '../json.js';
import { quoted } from '../quoted.js';
import type { JoseHeader } from './compact.js';

/** The key management algorithms the console takes: no RSA1_5, no PBES2, no ECDH-ES. RFC 7518 4.1. */
export const KEY_ALGORITHMS = [
  'RSA-OAEP',
  'RSA-OAEP-256',
  'RSA-OAEP-384',
  'RSA-OAEP-512',
  'dir',
  'A128GCMKW',
  'A192GCMKW',
  'A256GCMKW',
  'A128KW',
  'A192KW',
  'A256KW',
] as const;

/** The content encryption algorithms the console takes. RFC 7518 5.1. */
export const CONTENT_ALGORITHMS = [
  'A128GCM',
  'A192GCM',
  'A256GCM',
  'A128CBC-HS256',
  'A192CBC-HS384',
  'A256CBC-HS512',
] as const;

export type KeyAlgorithm = (typeof KEY_ALGORITHMS)[number];
export type ContentAlgorithm = (typeof CONTENT_ALGORITHMS)[number];

/**
 * The two algorithms that a JWE's header names, from the allow-lists; nothing else in the header may change how it is read.
 *
 * Throws `jwe-alg-refused`, `jwe-enc-refused`, `jwe-zip-refused`, `jwe-crit-refused`. Called before any key is touched.
 * RFC 7516 4.1, RFC 8725 3.1 and 3.2.
 */
export function allowedAlgorithms(header: JoseHeader): { readonly alg: KeyAlgorithm; readonly enc: ContentAlgorithm } {
  if (Object.hasOwn(header, 'crit'))
    throw refused('crit', 'names extensions in crit; the console takes none', '4.1.13');
  if (Object.hasOwn(header, 'zip'))
    throw refused('zip', 'asks for compression (zip), which the console refuses', '4.1.3');
  const alg = KEY_ALGORITHMS.find((name) => name === member(header, 'alg'));
  if (alg === undefined) throw refusedAlgorithm('alg', member(header, 'alg'), KEY_ALGORITHMS, '4.1.1');
  const enc = CONTENT_ALGORITHMS.find((name) => name === member(header, 'enc'));
  if (enc === undefined) throw refusedAlgorithm('enc', member(header, 'enc'), CONTENT_ALGORITHMS, '4.1.2');
  return { alg, enc };
}

function refusedAlgorithm(member: string, value: unknown, allowed: readonly string[], section: string): ConsoleError {
  const came = typeof value === 'string' ? quoted(value) : 'no name';
  return refused(member, `gives ${came} as ${member}`, section, `Accepted: ${allowed.join(', ')}.`);
}

function refused(member: string, what: string, section: string, hint?: string): ConsoleError {
  const options = { spec: `RFC 7516 ${section}` };
  return new ConsoleError(
    'crypto',
    `jwe-${member}-refused`,
    `The protected header ${what}.`,
    hint === undefined ? options : { ...options, hint },
  );
}
