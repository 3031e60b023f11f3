/**
 * What is wrong with the length of a text that was typed; undefined where nothing is.
 *
 * @param missing what is said where nothing is typed; undefined where nothing need be
 * @param longest in characters of UTF-16, as the contract counts them
 */
export function lengthProblem(text: string, missing: string | undefined, longest: number): string | undefined {
  if (text === '') return missing;
  return text.length > longest ? `At most ${longest} characters.` : undefined;
}
