/** Where a login came to rest, as the user sees it. */
export interface FinalPage {
  /** Without query and fragment: codes and states differ each time. */
  readonly place: string;
  readonly status: number;
  /** The page as it was sent. */
  readonly text: string;
}

/** What two good logins have in common, and whether that tells a user who is signed in from one who is not. */
export interface Baseline {
  readonly place: string;
  readonly status: number;
  /** Words that both pages had. */
  readonly words: ReadonlySet<string>;
  /** Without a session the page is another one. */
  readonly tells: boolean;
}

/** Takes the baseline from two good logins, and from their last page as somebody sees it who is not signed in. */
export function baselineOf(first: FinalPage, second: FinalPage, signedOut: FinalPage | undefined): Baseline {
  const again = wordsOf(second.text);
  const words = new Set([...wordsOf(first.text)].filter((word) => again.has(word)));
  const baseline = { place: second.place, status: second.status, words };
  return { ...baseline, tells: signedOut === undefined || !isBaseline(signedOut, baseline) };
}

/** Whether a page is what a good login ends with: at the same place, with every word that good logins share. */
export function isBaseline(page: FinalPage, { place, status, words }: Omit<Baseline, 'tells'>): boolean {
  if (page.place !== place || page.status !== status) return false;
  const found = wordsOf(page.text);
  return [...words].every((word) => found.has(word));
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}\p{N}_-]+/gu) ?? []);
}
