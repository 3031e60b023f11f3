/** The words of a query, in lower case: what is searched holds each of them, in any order. */
export function searchWords(query: string): readonly string[] {
  return query
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** The text of something as queries look for it: its parts, in lower case, none running into the next. */
export function searchedText(parts: readonly (string | undefined)[]): string {
  return parts.join('\n').normalize('NFKC').toLowerCase();
}

/** Whether every word is in what is searched; of no words, yes. */
export function hasAllWords(parts: readonly (string | undefined)[], words: readonly string[]): boolean {
  const text = searchedText(parts);
  return words.every((word) => text.includes(word));
}
