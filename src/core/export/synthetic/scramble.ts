import type { Random } from './random.js';

const CONSONANTS = 'BDFGHJKLMNPRSTVWYZ';
const VOWELS = 'AEIOU';
/** Categories whose characters are exchanged among themselves; marks, punctuation, symbols and controls stay. */
const CATEGORIES = [/^\p{Lu}$/u, /^\p{Ll}$/u, /^\p{Lt}$/u, /^\p{Lm}$/u, /^\p{Lo}$/u, /^\p{N}$/u];
/** Characters are exchanged within stretches of this many code points: they share script and length in UTF-8. */
const STRETCH = 128;

/**
 * Text with every letter and digit exchanged for another of its kind: same length in UTF-16 and UTF-8, same case, same
 * script; runs of Latin letters can be spoken. Everything else stays.
 */
export function scrambleText(text: string, random: Random): string {
  return text.replace(/\p{L}+|\p{N}/gu, (run) => scrambleRun(run, random));
}

/** A run of letters, or one digit, exchanged likewise. */
export function scrambleRun(run: string, random: Random): string {
  let vowel = random.below(3) === 0;
  return [...run]
    .map((character) => {
      vowel = !vowel;
      if (/[0-9]/.test(character)) return String(random.below(10));
      if (!/[A-Za-z]/.test(character)) return exchanged(character, random);
      const from = vowel ? VOWELS : CONSONANTS;
      const letter = from.charAt(random.below(from.length));
      return character === character.toLowerCase() ? letter.toLowerCase() : letter;
    })
    .join('');
}

/** Digits exchanged for digits, the first of them for one that is not 0; all else stays. */
export function scrambleDigits(text: string, random: Random): string {
  let first = true;
  return text.replace(/\d/g, () => {
    const digit = first ? 1 + random.below(9) : random.below(10);
    first = false;
    return String(digit);
  });
}

/** For what has neither letters nor digits: an X for every unit that can be seen. */
export function blotOut(text: string): string {
  return text.replace(/[^\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => 'X'.repeat(character.length));
}

const exchanges = new Map<string, readonly string[]>();

/** A character that is not ASCII, for another of its category nearby. */
function exchanged(character: string, random: Random): string {
  const category = CATEGORIES.findIndex((pattern) => pattern.test(character));
  const code = character.codePointAt(0) ?? 0;
  const stretch = Math.floor(code / STRETCH);
  const key = `${category}:${stretch}`;
  const known = exchanges.get(key) ?? candidates(category, stretch);
  exchanges.set(key, known);
  return known[random.below(Math.max(1, known.length))] ?? character;
}

function candidates(category: number, stretch: number): readonly string[] {
  const pattern = CATEGORIES[category];
  if (pattern === undefined) return [];
  const all = Array.from({ length: STRETCH }, (_, at) => String.fromCodePoint(stretch * STRETCH + at));
  return all.filter((character) => pattern.test(character));
}
