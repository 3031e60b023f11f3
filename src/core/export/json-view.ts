import { type DecodedView, ViewBuilder } from './decoded-view.js';

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/g;
const SHORT_ESCAPES = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** The text with every JSON escape resolved, inside strings or out (RFC 8259 7); undefined where it has none. */
export function jsonView(source: DecodedView): DecodedView | undefined {
  if (!source.text.includes('\\')) return undefined;
  const builder = new ViewBuilder(source);
  let kept = 0;
  for (const match of source.text.matchAll(ESCAPE)) {
    const [escaped, hex, short = ''] = match;
    builder.keep(kept, match.index);
    kept = match.index + escaped.length;
    const decoded =
      hex === undefined ? (SHORT_ESCAPES.get(short) ?? short) : String.fromCharCode(Number.parseInt(hex, 16));
    builder.replace(match.index, kept, decoded);
  }
  if (kept === 0) return undefined;
  builder.keep(kept, source.text.length);
  return builder.toView();
}
