import type { Anatomy, AnatomySegment, SegmentRole } from '../flow/state.js';
import { prettyJson } from '../json/pretty-json.js';
import { member } from '../json.js';
import { decodeBase64Url, decodedLength, isBase64Url } from './base64url.js';
import { type JoseHeader, parseHeader, splitCompact } from './compact.js';
import { inspectMembers } from './inspect-members.js';
import type { MemberPlace } from './member-meanings.js';
import { decodeUtf8 } from './utf8.js';

/**
 * Takes a compact JWE apart for display: nothing is decrypted, nothing is verified, and a part that is malformed is
 * shown with a note instead of refused. `title` says what the token is.
 *
 * Throws `jwe-segment-count` where there are not five parts. RFC 7516 7.1.
 */
export function inspectJwe(compact: string, title = 'Encrypted token'): Anatomy {
  const texts = splitCompact('jwe', compact);
  const header = headerOf('jwe', texts[0] ?? '');
  const alg = nameOf(header, 'alg');
  const enc = nameOf(header, 'enc');
  const keyNote =
    alg === 'dir' ? 'Empty: the shared key encrypts the content itself' : `Content encryption key, wrapped with ${alg}`;
  const segments = [
    textSegment('header', texts[0] ?? '', `Protected header: ${alg}, ${enc}`, 'jwe-header'),
    binarySegment('encrypted-key', texts[1] ?? '', keyNote),
    binarySegment('iv', texts[2] ?? '', 'Initialization vector'),
    binarySegment('ciphertext', texts[3] ?? '', `Ciphertext, ${enc}`),
    binarySegment('tag', texts[4] ?? '', 'Authentication tag over header, IV and ciphertext'),
  ];
  return { title, kind: 'jwe', compact, segments };
}

/**
 * Takes a compact JWS apart for display, unverified; a part that is malformed is shown with a note instead of refused.
 * `title` says what the token is.
 *
 * Throws `jws-segment-count` where there are not three parts. RFC 7515 7.1.
 */
export function inspectJws(compact: string, title = 'Signed token'): Anatomy {
  const texts = splitCompact('jws', compact);
  const alg = nameOf(headerOf('jws', texts[0] ?? ''), 'alg');
  const signature = texts[2] ?? '';
  const segments = [
    textSegment('header', texts[0] ?? '', `Protected header: ${alg}`, 'jws-header'),
    textSegment('payload', texts[1] ?? '', 'Payload, readable by anyone', 'claims'),
    binarySegment(
      'signature',
      signature,
      signature === '' ? 'Empty: nothing is signed' : `Signature over header and payload, ${alg}`,
    ),
  ];
  return { title, kind: 'jws', compact, segments };
}

/**
 * The key that a JWE's header names, unchecked; undefined where it names none or is not readable.
 *
 * Throws `jwe-segment-count` where there are not five parts. RFC 7516 4.1.6.
 */
export function peekKeyId(compact: string): string | undefined {
  const kid = member(headerOf('jwe', splitCompact('jwe', compact)[0] ?? ''), 'kid');
  return typeof kid === 'string' ? kid : undefined;
}

/**
 * The algorithms that a JWE's header names, unchecked; undefined for each that is not there or not readable.
 *
 * Throws `jwe-segment-count` where there are not five parts. RFC 7516 4.1.
 */
export function peekAlgorithms(compact: string): {
  readonly alg?: string | undefined;
  readonly enc?: string | undefined;
} {
  const header = headerOf('jwe', splitCompact('jwe', compact)[0] ?? '');
  return { alg: textOf(header, 'alg'), enc: textOf(header, 'enc') };
}

function headerOf(form: 'jws' | 'jwe', text: string): JoseHeader {
  try {
    return parseHeader(form, decodeBase64Url(text) ?? Buffer.alloc(0));
  } catch {
    return {};
  }
}

function nameOf(header: JoseHeader, name: 'alg' | 'enc'): string {
  return textOf(header, name) ?? `no ${name}`;
}

function textOf(header: JoseHeader, name: 'alg' | 'enc'): string | undefined {
  const value = member(header, name);
  return typeof value === 'string' ? value.slice(0, 40) : undefined;
}

function textSegment(role: SegmentRole, text: string, note: string, place: MemberPlace): AnatomySegment {
  const bytes = decodeBase64Url(text);
  if (bytes === undefined) return malformed(role, text);
  const content = decodeUtf8(bytes);
  if (content === undefined) return { role, text, bytes: bytes.length, note: `${note}; not UTF-8` };
  const pretty = prettyJson(content);
  return {
    role,
    text,
    bytes: bytes.length,
    decoded: pretty ?? content,
    note: pretty === undefined ? `${note}; not JSON` : note,
    members: inspectMembers(content, place),
  };
}

function binarySegment(role: SegmentRole, text: string, note: string): AnatomySegment {
  return isBase64Url(text) ? { role, text, bytes: decodedLength(text.length), note } : malformed(role, text);
}

function malformed(role: SegmentRole, text: string): AnatomySegment {
  return { role, text, bytes: 0, note: 'Malformed: not base64url without padding' };
}
