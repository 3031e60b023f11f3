import { editDistance } from '../core/credentials/near-text.js';

/** More slips than this make another word. */
const MAX_SLIPS = 3;
/** Longer than any word of a list; not compared with each of them. */
const MAX_COMPARED = 64;

/**
 * The words of a list that somebody may have meant who wrote another, the nearest first: those with few slips, then those
 * that have what was written in them.
 */
export function nearest(written: string, words: readonly string[], most = 3): readonly string[] {
  const text = written.toLowerCase().slice(0, MAX_COMPARED);
  if (text === '') return [];
  // A word that is short would be any other after three slips.
  const limit = Math.min(MAX_SLIPS, Math.floor(text.length / 2));
  return words
    .map((word) => ({ word, slips: editDistance(text, word, limit) }))
    .filter(({ word, slips }) => slips <= limit || word.includes(text))
    .sort((one, other) => one.slips - other.slips)
    .slice(0, most)
    .map(({ word }) => word);
}

/** `Did you mean …?` of the words that may have been meant; undefined where none comes near. */
export function didYouMean(written: string, words: readonly string[]): string | undefined {
  const [first, ...others] = nearest(written, words);
  if (first === undefined) return undefined;
  const last = others.at(-1);
  return `Did you mean ${last === undefined ? first : `${[first, ...others.slice(0, -1)].join(', ')} or ${last}`}?`;
}
