import type { MaskedPart, MaskedText } from '../../../shared/views/masked-text.js';

/** Two private-use characters around a number stand for a secret while text is being laid out. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const SLOT = /^\uE000(\d+)\uE001$/;
const SLOTS = /(\uE000\d+\uE001)/;

/** Text with a placeholder for each secret, and the secrets by number. */
export interface SlottedText {
  readonly text: string;
  readonly secrets: readonly MaskedPart[];
}

/** Puts placeholders where the secrets are; undefined where the text itself holds such characters. */
export function withSlots(masked: MaskedText): SlottedText | undefined {
  const secrets: MaskedPart[] = [];
  let text = '';
  for (const part of masked) {
    if (typeof part === 'string') {
      if (part.includes(OPEN) || part.includes(CLOSE)) return undefined;
      text += part;
    } else {
      text += `${OPEN}${secrets.length}${CLOSE}`;
      secrets.push(part);
    }
  }
  return { text, secrets };
}

/** The parts of a laid-out text: plain stretches, and the secrets where their placeholders stood. */
export function fromSlots(text: string, secrets: readonly MaskedPart[]): MaskedText {
  return text
    .split(SLOTS)
    .map((piece) => secretOf(piece, secrets) ?? piece)
    .filter((piece) => piece !== '');
}

/** The text for copying: a secret is left as its label in angle brackets. */
export function plainText(masked: MaskedText): string {
  return masked.map((part) => (typeof part === 'string' ? part : `<${part.label}>`)).join('');
}

/** Characters as shown, a secret counted by its own length. */
export function maskedLength(masked: MaskedText): number {
  return masked.reduce((sum, part) => sum + part.length, 0);
}

/** The text up to a number of characters; a secret that begins before its end is kept whole. */
export function firstCharacters(text: MaskedText, count: number): MaskedText {
  let left = count;
  const kept: MaskedText[number][] = [];
  for (const part of text) {
    if (left <= 0) break;
    kept.push(typeof part === 'string' ? part.slice(0, left) : part);
    left -= part.length;
  }
  return kept;
}

/** A stretch of the text by its characters; a secret that reaches into it is kept whole. */
export function sliceMasked(text: MaskedText, start: number, end: number): MaskedText {
  let at = 0;
  const kept: MaskedText[number][] = [];
  for (const part of text) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, part.length)];
    if (from < to) kept.push(typeof part === 'string' ? part.slice(from, to) : part);
    at += part.length;
  }
  return kept;
}

function secretOf(piece: string, secrets: readonly MaskedPart[]): MaskedPart | undefined {
  const match = SLOT.exec(piece);
  return match === null ? undefined : secrets[Number(match[1])];
}
