import { type DecodedView, ViewBuilder } from './decoded-view.js';

const ENCODED_BYTES = /(?:%[0-9a-fA-F]{2})+/g;
const ENCODED_BYTES_OR_PLUS = /(?:%[0-9a-fA-F]{2})+|\+/g;

/** The text with percent-encoding resolved as UTF-8, in either case of hex (RFC 3986 2.1); undefined where it has none. */
export function percentView(source: DecodedView): DecodedView | undefined {
  return source.text.includes('%') ? decoded(source, ENCODED_BYTES) : undefined;
}

/** As {@link percentView}, with `+` for a space as HTML forms have it; undefined where there is no `+`. */
export function formView(source: DecodedView): DecodedView | undefined {
  return source.text.includes('+') ? decoded(source, ENCODED_BYTES_OR_PLUS) : undefined;
}

function decoded(source: DecodedView, pattern: RegExp): DecodedView | undefined {
  const builder = new ViewBuilder(source);
  let kept = 0;
  for (const match of source.text.matchAll(pattern)) {
    const [encoded] = match;
    builder.keep(kept, match.index);
    kept = match.index + encoded.length;
    if (encoded === '+') builder.replace(match.index, kept, ' ');
    else decodeBytes(builder, match.index, encoded);
  }
  if (kept === 0) return undefined;
  builder.keep(kept, source.text.length);
  return builder.toView();
}

/** One code point at a time, so that each is known by its own stretch; a byte that is no UTF-8 stays as it is. */
function decodeBytes(builder: ViewBuilder, at: number, encoded: string): void {
  const byteAt = (index: number) => Number.parseInt(encoded.slice(index * 3 + 1, index * 3 + 3), 16);
  const count = encoded.length / 3;
  let index = 0;
  while (index < count) {
    const length = sequenceLength(byteAt(index));
    const character = index + length <= count ? decodeSequence(byteAt, index, length) : undefined;
    const from = at + index * 3;
    if (character === undefined) {
      builder.keep(from, from + 3);
      index += 1;
    } else {
      builder.replace(from, from + length * 3, character);
      index += length;
    }
  }
}

/** RFC 3629 3: the first byte says how many there are. */
function sequenceLength(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

function decodeSequence(byteAt: (index: number) => number, index: number, length: number): string | undefined {
  const first = byteAt(index);
  if (length === 1) return first < 0x80 ? String.fromCharCode(first) : undefined;
  let code = first & (0xff >> (length + 1));
  for (let next = 1; next < length; next += 1) {
    const byte = byteAt(index + next);
    if ((byte & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
