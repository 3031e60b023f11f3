import type { MaskedPart, MaskedText } from '../export/masked-text.js';
import { readJson } from '../json/read-json.js';
import { isJsonObject } from '../json.js';

/** A name with its value, each as masked as the text they stood in. */
export interface MaskedValue {
  readonly name: string;
  readonly value: MaskedText;
}

/** Characters that stand around the number of a masked part while the text around it is parsed. Private use: U+E000 f. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARK = /\uE000(\d+)\uE001/;

/** The parameters of a query or a form (WHATWG URL 5.1), without what stands before `?` and behind `#`. */
export function formValues(text: MaskedText): readonly MaskedValue[] {
  const { marked, restore } = mark(text);
  return [...new URLSearchParams(marked)].map(([name, value]) => ({
    name: plainText(restore(name)),
    value: restore(value),
  }));
}

/** The query of a URL; none where it has none. */
export function queryOf(url: MaskedText): MaskedText {
  const { marked, restore } = mark(url);
  const from = marked.indexOf('?');
  return from < 0 ? [] : restore(marked.slice(from + 1).replace(/#.*$/s, ''));
}

/** The members of a JSON object, each that is no string as JSON; undefined where the text is none. */
export function jsonValues(text: MaskedText): readonly MaskedValue[] | undefined {
  const { marked, restore } = mark(text);
  const reading = readJson(marked);
  if (!reading.ok || !isJsonObject(reading.value)) return undefined;
  return Object.entries(reading.value).map(([name, value]) => ({
    name: plainText(restore(name)),
    value: restore(typeof value === 'string' ? value : JSON.stringify(value)),
  }));
}

/** The text to read: what was taken out by its label and length. */
export function plainText(text: MaskedText): string {
  return text.map((part) => (typeof part === 'string' ? part : `‹${part.label}, ${part.length} characters›`)).join('');
}

/** The text with its secrets put back; undefined where one is not known. */
export function wholeText(text: MaskedText, secretOf: (ref: string) => string | undefined): string | undefined {
  const parts = text.map((part) => (typeof part === 'string' ? part : secretOf(part.ref)));
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** The text with a mark for each masked part, and what puts them back into a piece of it. */
function mark(text: MaskedText): { readonly marked: string; readonly restore: (piece: string) => MaskedText } {
  const parts: MaskedPart[] = [];
  const marked = text
    .map((part) => {
      // What came with these characters in it is not told from a mark, so it loses them.
      if (typeof part === 'string') return part.replaceAll(OPEN, '\uFFFD').replaceAll(CLOSE, '\uFFFD');
      return `${OPEN}${parts.push(part) - 1}${CLOSE}`;
    })
    .join('');
  const restore = (piece: string): MaskedText =>
    piece
      .split(MARK)
      .map((one, index) => (index % 2 === 0 ? one : (parts[Number(one)] ?? '')))
      .filter((one) => one !== '');
  return { marked, restore };
}
