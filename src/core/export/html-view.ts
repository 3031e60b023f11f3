import { type DecodedView, ViewBuilder } from './decoded-view.js';

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g;
const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text with numeric and the five basic named character references resolved, as in a page; undefined without any. */
export function htmlView(source: DecodedView): DecodedView | undefined {
  if (!source.text.includes('&')) return undefined;
  const builder = new ViewBuilder(source);
  let kept = 0;
  for (const match of source.text.matchAll(REFERENCE)) {
    const [reference, decimal, hex, name = ''] = match;
    builder.keep(kept, match.index);
    kept = match.index + reference.length;
    builder.replace(match.index, kept, NAMED.get(name) ?? characterOf(decimal, hex));
  }
  if (kept === 0) return undefined;
  builder.keep(kept, source.text.length);
  return builder.toView();
}

function characterOf(decimal: string | undefined, hex: string | undefined): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
