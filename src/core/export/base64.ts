/**
 * The base64 characters that bytes certainly leave, wherever they stand in what was encoded: one string for each of the
 * three alignments, without the characters that neighbouring bytes have a part in (RFC 4648 4).
 */
export function base64Cores(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].map((offset) => base64Core(bytes, offset)).filter((core) => core !== '');
}

/** Base64 in the URL-safe alphabet (RFC 4648 5). */
export function toUrlAlphabet(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

/** `offset` is the number of bytes before, modulo 3. */
function base64Core(bytes: Uint8Array, offset: number): string {
  const shifted = Buffer.alloc(offset + bytes.length);
  shifted.set(bytes, offset);
  // Characters are whole where all their six bits are those of the bytes.
  return shifted.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((shifted.length * 8) / 6));
}
