import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { ConsoleError } from '../errors.js';
import type { ContentAlgorithm } from './algorithms.js';
import type { CompactJwe } from './compact.js';

interface ContentSpec {
  readonly kind: 'gcm' | 'cbc-hmac';
  readonly keyBytes: number;
  readonly ivBytes: number;
  readonly tagBytes: number;
  readonly cipher: 'aes-128' | 'aes-192' | 'aes-256';
  /** The hash of the MAC, for CBC. */
  readonly hash: 'sha256' | 'sha384' | 'sha512';
}

const gcm = (keyBytes: number, cipher: ContentSpec['cipher']): ContentSpec => ({
  kind: 'gcm',
  keyBytes,
  ivBytes: 12,
  tagBytes: 16,
  cipher,
  hash: 'sha256',
});
const cbc = (keyBytes: number, cipher: ContentSpec['cipher'], hash: ContentSpec['hash']): ContentSpec => ({
  kind: 'cbc-hmac',
  keyBytes,
  ivBytes: 16,
  tagBytes: keyBytes / 2,
  cipher,
  hash,
});

const SPECS: Readonly<Record<ContentAlgorithm, ContentSpec>> = {
  A128GCM: gcm(16, 'aes-128'),
  A192GCM: gcm(24, 'aes-192'),
  A256GCM: gcm(32, 'aes-256'),
  'A128CBC-HS256': cbc(32, 'aes-128', 'sha256'),
  'A192CBC-HS384': cbc(48, 'aes-192', 'sha384'),
  'A256CBC-HS512': cbc(64, 'aes-256', 'sha512'),
};

/**
 * Opens a JWE's ciphertext: checks its authentication tag over header, IV and ciphertext, then decrypts.
 *
 * Throws `jwe-content-key-size`, `jwe-iv-size`, `jwe-tag-size` where a length is not the algorithm's, and
 * `jwe-not-authentic` where the tag does not match. RFC 7516 5.2 (14 to 16), RFC 7518 5.2 and 5.3.
 */
export function openContent(enc: ContentAlgorithm, key: Uint8Array, jwe: CompactJwe): Buffer {
  const spec = SPECS[enc];
  requireLength('content-key', 'content encryption key', key.length, spec.keyBytes, enc);
  requireLength('iv', 'initialization vector', jwe.iv.length, spec.ivBytes, enc);
  requireLength('tag', 'authentication tag', jwe.tag.length, spec.tagBytes, enc);
  try {
    return spec.kind === 'gcm' ? openGcm(spec, key, jwe) : openCbc(spec, key, jwe);
  } catch (cause) {
    throw new ConsoleError(
      'crypto',
      'jwe-not-authentic',
      'The authentication tag does not match: decryption refused.',
      {
        hint: 'The token was altered on its way, or was encrypted with another key than the one at hand.',
        spec: 'RFC 7516 5.2 (16)',
        cause,
      },
    );
  }
}

function openGcm(spec: ContentSpec, key: Uint8Array, jwe: CompactJwe): Buffer {
  const aes = createDecipheriv(`${spec.cipher}-gcm`, key, jwe.iv, { authTagLength: spec.tagBytes });
  aes.setAAD(Buffer.from(jwe.headerText, 'latin1')).setAuthTag(jwe.tag);
  const plaintext = aes.update(jwe.ciphertext);
  aes.final();
  return plaintext;
}

/** MAC first, in constant time, so that nothing can be learnt from the padding. RFC 7518 5.2.2.2. */
function openCbc(spec: ContentSpec, key: Uint8Array, jwe: CompactJwe): Buffer {
  const half = spec.keyBytes / 2;
  const aad = Buffer.from(jwe.headerText, 'latin1');
  const aadBits = Buffer.alloc(8);
  aadBits.writeBigUInt64BE(BigInt(aad.length) * 8n);
  const mac = createHmac(spec.hash, key.subarray(0, half))
    .update(aad)
    .update(jwe.iv)
    .update(jwe.ciphertext)
    .update(aadBits)
    .digest();
  if (!timingSafeEqual(mac.subarray(0, spec.tagBytes), jwe.tag)) throw new Error('tag mismatch');
  const aes = createDecipheriv(`${spec.cipher}-cbc`, key.subarray(half), jwe.iv);
  return Buffer.concat([aes.update(jwe.ciphertext), aes.final()]);
}

function requireLength(part: string, name: string, came: number, wanted: number, enc: string): void {
  if (came === wanted) return;
  throw new ConsoleError(
    'crypto',
    `jwe-${part}-size`,
    `${enc} takes ${anA(name)} ${name} of ${wanted} bytes; this one has ${came}.`,
    { spec: 'RFC 7518 5' },
  );
}

function anA(name: string): string {
  return /^[aeiou]/.test(name) ? 'an' : 'a';
}
