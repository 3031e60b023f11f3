/** How much a parsed JSON value holds. */
export interface JsonSize {
  /** Texts, numbers and the like: what is no object and no array. */
  readonly values: number;
  /** Characters of all its texts together, member names left out. */
  readonly characters: number;
  /** Characters of the longest of them. */
  readonly longest: number;
}

/** Counts what a parsed JSON value holds, however deep; stops counting beyond `most`. */
export function jsonSize(value: unknown, most: Omit<JsonSize, 'longest'>): JsonSize {
  const left: unknown[] = [value];
  let [values, characters, longest] = [0, 0, 0];
  while (left.length > 0 && values <= most.values && characters <= most.characters) {
    const next = left.pop();
    if (typeof next === 'object' && next !== null) {
      for (const inner of Object.values(next)) left.push(inner);
    } else {
      values += 1;
      if (typeof next !== 'string') continue;
      characters += next.length;
      longest = Math.max(longest, next.length);
    }
  }
  return { values, characters, longest };
}
