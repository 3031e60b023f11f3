import { coverOnce, type Match } from './cover.js';
import { buildCutFinder } from './cut-end.js';
import { type DecodedView, originOf } from './decoded-view.js';
import { hexView } from './hex-view.js';
import { htmlView } from './html-view.js';
import { jsonView } from './json-view.js';
import type { MaskedText } from './masked-text.js';
import {
  buildPatternIndex,
  type FoundPattern,
  type Pattern,
  type PatternIndex,
  type SearchBudget,
} from './pattern-index.js';
import { formView, percentView } from './percent-view.js';
import { cutFormsOf, formsOf, MIN_SECRET_LENGTH } from './secret-forms.js';

/** A value that must not be seen unasked. `label` is shown in its place and must not itself be secret. */
export interface Secret {
  readonly ref: string;
  readonly label: string;
  readonly value: string;
  /** Its beginning is no secret, so a text that ends like it is not taken for one that was cut. */
  readonly publicHead?: boolean | undefined;
}

/** Takes secrets out of text, in every form they are known to travel in. */
export interface Redactor {
  /** The text with each secret's place marked, for the window. */
  readonly mask: (text: string) => MaskedText;
  /** The text with each secret's place taken by its label, for files, logs and terminals. */
  readonly redact: (text: string) => string;
}

/** How often encodings may be stacked: percent-encoded JSON in a percent-encoded URL is three. */
const MAX_LAYERS = 3;

/** What the search of one text may cost: about a second. No run of a provider that means well comes near. */
const MAX_COMPARISONS = 20_000_000;

/**
 * Makes the one redactor of the console.
 *
 * Each secret is found as it is, percent-encoded (either case of hex, any choice of characters, `+` for a space),
 * JSON-escaped, in base64 and base64url at any alignment, in hex of either or mixed case, under character references of
 * HTML, and under up to three layers of percent-encoding and JSON escapes; and its beginning, from six characters, where
 * a text ends or was shortened with an ellipsis. Not found: a secret in another case, Unicode normalisation or character
 * encoding, broken by other characters (line ends, zero-width spaces), under base64 twice, or under escapes of other
 * languages such as `\x41`. The composite of HTTP Basic, `id:secret`, is a secret of its own, for the caller to add. Secrets shorter
 * than four UTF-16 code units are not looked for: they occur everywhere by chance. Where two secrets overlap both are
 * taken out. Time grows with the text's length, not with the number of secrets; a text that was made to cost more is
 * taken out whole.
 */
export function createRedactor(secrets: readonly Secret[]): Redactor {
  const sought = secrets.filter(({ value }) => value.length >= MIN_SECRET_LENGTH);
  const index = buildPatternIndex(patternsOf(sought));
  const cut = buildCutFinder(cutPatternsOf(sought));
  const spaced = sought.some(({ value }) => value.includes(' '));
  const find = (text: string) => findMatches(text, index, spaced, cut(text));
  const stand = replacementFor(sought, find);
  return {
    mask: (text) =>
      assemble(text, find(text), (secret, length): MaskedText[number] => ({
        ref: sought[secret]?.ref ?? '',
        label: sought[secret]?.label ?? '',
        length,
      })),
    redact: (text) => assemble(text, find(text), (secret) => stand(sought[secret]?.label ?? '')).join(''),
  };
}

/** One secret after the other, so that the forms of thousands are never all in memory. */
function* patternsOf(secrets: readonly Secret[]): Generator<Pattern> {
  for (const [secret, { value }] of secrets.entries()) for (const text of formsOf(value)) yield { text, secret };
}

function* cutPatternsOf(secrets: readonly Secret[]): Generator<Pattern> {
  for (const [secret, { value, publicHead }] of secrets.entries()) {
    if (publicHead !== true) for (const text of cutFormsOf(value)) yield { text, secret };
  }
}

function findMatches(text: string, index: PatternIndex, spaced: boolean, cut: readonly Match[]): readonly Match[] {
  const matches: Match[] = [...cut];
  const budget: SearchBudget = { left: MAX_COMPARISONS };
  for (const view of readingsOf(text, spaced)) {
    let last: Match | undefined;
    const take = (start: number, { length, secret }: FoundPattern) => {
      const span = originOf(view, start, start + length);
      if (last?.secret === secret && span.start < last.end) {
        // A secret that overlaps itself is one stretch: a text that repeats would else have a match at every place.
        last = { start: last.start, end: Math.max(last.end, span.end), secret };
        matches[matches.length - 1] = last;
      } else {
        last = { ...span, secret };
        matches.push(last);
      }
    };
    // A text that was made to be slow to search is taken out whole.
    if (!index.search(view.text, take, budget)) {
      return [{ start: 0, end: text.length, secret: matches[0]?.secret ?? 0 }];
    }
  }
  return matches.length === 0 ? matches : coverOnce(matches, text.length);
}

/** The text itself, and every other reading of it that removes up to {@link MAX_LAYERS} layers of encoding. */
function readingsOf(text: string, spaced: boolean): readonly DecodedView[] {
  const whole: DecodedView = { text };
  const page = htmlView(whole);
  const hex = hexView(whole);
  const readings: DecodedView[] = page === undefined ? [whole] : [whole, page];
  const seen = new Set(readings.map((view) => view.text));
  let layer: readonly DecodedView[] = [...readings];
  if (hex !== undefined) readings.push(hex);
  for (let removed = 0; removed < MAX_LAYERS && layer.length > 0; removed += 1) {
    layer = layer
      .flatMap((view) => [percentView(view), spaced ? formView(view) : undefined, jsonView(view)])
      .filter((view): view is DecodedView => {
        if (view === undefined || seen.has(view.text)) return false;
        seen.add(view.text);
        return true;
      });
    readings.push(...layer);
  }
  return readings;
}

function assemble<Part>(
  text: string,
  matches: readonly Match[],
  partFor: (secret: number, length: number) => Part,
): (string | Part)[] {
  const parts: (string | Part)[] = [];
  let shown = 0;
  for (const { start, end, secret } of matches) {
    if (start > shown) parts.push(text.slice(shown, start));
    parts.push(partFor(secret, end - start));
    shown = end;
  }
  if (shown < text.length) parts.push(text.slice(shown));
  return parts;
}

/** Marks around a label. A mark that occurs in no secret keeps text and label from making up a secret between them. */
const MARKS = ['‹›', '⟦⟧', '⸢⸣'];

function replacementFor(
  secrets: readonly Secret[],
  find: (text: string) => readonly Match[],
): (label: string) => string {
  const [open = '', close = ''] = MARKS.find((marks) => !secrets.some(({ value }) => hasAny(value, marks))) ?? '';
  return (label) => (find(label).length === 0 ? `${open}${label}${close}` : `${open}•${close}`);
}

function hasAny(value: string, characters: string): boolean {
  return [...characters].some((character) => value.includes(character));
}
