const ALPHABET = /^[A-Za-z0-9_-]*$/;
/** Last characters that leave no stray bits, where a group of two or three characters ends the text. */
const LAST_OF_TWO = 'AQgw';
const LAST_OF_THREE = 'AEIMQUYcgkosw048';

/**
 * Decodes base64url without padding; undefined where the text is not exactly what an encoder would have written
 * (padding, other characters, line breaks, an impossible length, or stray bits in the last character).
 *
 * RFC 7515 2, RFC 4648 3.5 and 5.
 */
export function decodeBase64Url(text: string): Buffer | undefined {
  return isBase64Url(text) ? Buffer.from(text, 'base64url') : undefined;
}

/** Whether {@link decodeBase64Url} would decode it, without the work of doing so. RFC 7515 2. */
export function isBase64Url(text: string): boolean {
  if (!ALPHABET.test(text)) return false;
  const last = text.at(-1) ?? '';
  switch (text.length % 4) {
    case 0:
      return true;
    case 2:
      return LAST_OF_TWO.includes(last);
    case 3:
      return LAST_OF_THREE.includes(last);
    default:
      return false;
  }
}

/** How many bytes a base64url text of so many characters holds. RFC 4648 5. */
export function decodedLength(characters: number): number {
  return Math.floor((characters * 3) / 4);
}

/** Of a group of four characters, the one that each of its three bytes begins with. */
const FIRST_CHARACTER = [0, 1, 3] as const;

/**
 * The character of a base64url text with which a byte begins, both counted from 0. A character that carries bits of two
 * bytes is counted to the one of which it carries more, so that every character belongs to one byte. RFC 4648 5.
 */
export function characterOfByte(byte: number): number {
  return Math.floor(byte / 3) * 4 + (FIRST_CHARACTER[byte % 3] ?? 0);
}

/** Encodes bytes as base64url without padding. RFC 7515 2. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}
