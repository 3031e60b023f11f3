/** What a DER structure is, told by its shape alone: labels in PEM lie, and runtimes differ in what they can parse. */
type KeyStructure =
  | 'pkcs8'
  | 'pkcs1-private'
  | 'pkcs1-public'
  | 'spki'
  | 'sec1'
  | 'encrypted-pkcs8'
  | 'certificate'
  | 'pkcs12'
  | 'truncated'
  | 'unknown';

/** The family of the algorithm that a PKCS #8 or SPKI structure names by its object identifier. */
export type KeyFamily = 'rsa' | 'rsa-pss' | 'ec' | 'ed25519' | 'other';

export interface KeyShape {
  readonly structure: KeyStructure;
  /** For `pkcs8` and `spki`. */
  readonly family?: KeyFamily;
}

interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const OBJECT_IDENTIFIER = 0x06;
const SEQUENCE = 0x30;

/** Object identifiers in DER, as hex. RFC 8017 C, RFC 5480 2.1.1, RFC 8410 3. */
const FAMILIES: Readonly<Record<string, KeyFamily>> = {
  '2a864886f70d010101': 'rsa',
  '2a864886f70d01010a': 'rsa-pss',
  '2a8648ce3d0201': 'ec',
  '2b6570': 'ed25519',
};

/**
 * Tells what kind of key or certificate a DER structure is, reading no further than its outline.
 *
 * ITU-T X.690 8 and 10, RFC 5958 2, RFC 8017 A.1, RFC 5280 4.1, RFC 7292 4.
 */
export function identifyDer(der: Uint8Array): KeyShape {
  const outer = readElement(der, 0, Number.MAX_SAFE_INTEGER);
  if (outer?.tag !== SEQUENCE) return { structure: 'unknown' };
  if (outer.end > der.length) return { structure: 'truncated' };
  if (outer.end < der.length) return { structure: 'unknown' };
  const children = readChildren(der, outer);
  if (children === undefined) return { structure: 'unknown' };
  const outline = children.map((child) => child.tag);
  const [first, second] = children;
  if (begins(outline, INTEGER, SEQUENCE, OCTET_STRING)) return { structure: 'pkcs8', family: familyOf(der, second) };
  if (begins(outline, INTEGER, SEQUENCE)) return { structure: 'pkcs12' };
  if (begins(outline, SEQUENCE, BIT_STRING)) return { structure: 'spki', family: familyOf(der, first) };
  if (begins(outline, SEQUENCE, OCTET_STRING)) return { structure: 'encrypted-pkcs8' };
  if (begins(outline, SEQUENCE, SEQUENCE, BIT_STRING)) return { structure: 'certificate' };
  if (begins(outline, INTEGER, OCTET_STRING)) return { structure: 'sec1' };
  if (outline.length >= 9 && outline.slice(0, 9).every((tag) => tag === INTEGER)) return { structure: 'pkcs1-private' };
  return { structure: outline.length === 2 && begins(outline, INTEGER, INTEGER) ? 'pkcs1-public' : 'unknown' };
}

/** The first element of a DER text without what follows it; the whole where it has no end. ITU-T X.690 8.1. */
export function outerElement(der: Uint8Array): Uint8Array {
  return der.subarray(0, readElement(der, 0, der.length)?.end ?? der.length);
}

function begins(outline: readonly number[], ...tags: readonly number[]): boolean {
  return tags.every((tag, index) => outline[index] === tag);
}

function familyOf(der: Uint8Array, algorithm: Element | undefined): KeyFamily {
  const identifier = algorithm === undefined ? undefined : readElement(der, algorithm.start, algorithm.end);
  if (identifier?.tag !== OBJECT_IDENTIFIER) return 'other';
  return FAMILIES[Buffer.from(der.subarray(identifier.start, identifier.end)).toString('hex')] ?? 'other';
}

function readChildren(der: Uint8Array, parent: Element): readonly Element[] | undefined {
  const children: Element[] = [];
  for (let at = parent.start; at < parent.end; ) {
    const child = readElement(der, at, parent.end);
    if (child === undefined) return undefined;
    children.push(child);
    at = child.end;
  }
  return children;
}

/** One element with its length in the short form, or the long form of up to three bytes. */
function readElement(der: Uint8Array, at: number, limit: number): Element | undefined {
  const tag = der[at];
  const length = der[at + 1];
  if (tag === undefined || length === undefined) return undefined;
  const lengthBytes = length < 0x80 ? 0 : length & 0x7f;
  if (length === 0x80 || lengthBytes > 3) return undefined;
  const start = at + 2 + lengthBytes;
  const size = lengthBytes === 0 ? length : der.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  return start + size <= limit ? { tag, start, end: start + size } : undefined;
}
