/** A shorter passphrase is not taken. */
const MIN_PASSPHRASE = 12;

/** How long a passphrase holds out, in steps that words can tell apart. */
export interface PassphraseStrength {
  readonly level: 'too-short' | 'weak' | 'fair' | 'strong';
  /** One sentence: how strong it is, and what would make it stronger. */
  readonly words: string;
}

/** In bits, against guesses that each cost an scrypt. */
const FAIR_BITS = 44;
const STRONG_BITS = 60;
/** A word that is drawn from a list of some thousands. */
const WORD_BITS = 11;
/** A word, a run or a sequence that every list of guesses begins with. */
const GUESSED_BITS = 4;

const GUESSED = /pass(?:word|phrase|wort)?|qwert[yz]?\w*|asdf\w*|letmein|admin|welcome|secret|singapore|singpass|sgid/g;

/** A passphrase as it was typed twice. */
export interface NewPassphrase {
  readonly passphrase: string;
  readonly repeated: string;
}

/** What is still to be done before it can be used; undefined where nothing is. */
export function passphraseProblem({ passphrase, repeated }: NewPassphrase): string | undefined {
  if (passphrase === '') return 'Give a passphrase';
  if (passphraseStrength(passphrase).level === 'too-short') return 'Give a longer passphrase';
  if (repeated === '') return 'Give the passphrase once more';
  return repeated === passphrase ? undefined : 'The two passphrases differ';
}

/** Says how strong a passphrase is. An estimate from its letters and words: nobody can know how it was chosen. */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const length = [...passphrase].length;
  if (length < MIN_PASSPHRASE) {
    const missing = MIN_PASSPHRASE - length;
    return {
      level: 'too-short',
      words: `At least ${MIN_PASSPHRASE} characters: ${missing} more ${missing === 1 ? 'is' : 'are'} needed.`,
    };
  }
  const bits = guessBits(passphrase);
  if (bits < FAIR_BITS) {
    return {
      level: 'weak',
      words: 'Weak: soon guessed. Use four or more words that have nothing to do with each other.',
    };
  }
  if (bits < STRONG_BITS) return { level: 'fair', words: 'Fair: one or two words more make it strong.' };
  return { level: 'strong', words: 'Strong.' };
}

/** The lower of what its letters and what its words would take to guess. */
function guessBits(passphrase: string): number {
  const lower = passphrase.toLowerCase();
  const guessed = lower.match(GUESSED)?.length ?? 0;
  const rest = withoutRuns(lower.replaceAll(GUESSED, ''));
  const bitsEach = Math.log2(Math.max(poolOf(passphrase), 2));
  const letterBits = rest.length * bitsEach + guessed * GUESSED_BITS;
  const words = rest.split(/[\s._-]+/).filter((word) => /^\p{L}{3,}$/u.test(word));
  const inWords = words.join('').length;
  // Words are guessed as words; what stands between them is not.
  const wordBits = new Set(words).size * WORD_BITS + (rest.replaceAll(/[\s._-]/g, '').length - inWords) * bitsEach;
  return inWords * 2 < rest.length ? letterBits : Math.min(letterBits, wordBits + guessed * GUESSED_BITS);
}

/** How many characters it may have been drawn from. */
function poolOf(text: string): number {
  const kinds = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[^a-zA-Z0-9]/, 20],
  ] as const;
  return kinds.reduce((sum, [kind, size]) => sum + (kind.test(text) ? size : 0), 0);
}

/** What is left when a character that repeats or continues the two before it adds nothing: `aaaa`, `abcd`, `4321`. */
function withoutRuns(text: string): string {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  return codes
    .filter((code, index) => {
      const [before, beforeThat] = [codes[index - 1], codes[index - 2]];
      if (before === undefined || beforeThat === undefined) return true;
      const step = code - before;
      return Math.abs(step) > 1 || step !== before - beforeThat;
    })
    .map((code) => String.fromCodePoint(code))
    .join('');
}
