/**
 * The most bits of chance that a text can have by how often its characters occur (Shannon). Random text comes out a
 * little low, a date or a counter far lower than what was asked for; words are not known for what they are.
 */
export function entropyBits(text: string): number {
  const characters = [...text];
  const counts = new Map<string, number>();
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
  let perCharacter = 0;
  for (const count of counts.values()) {
    const share = count / characters.length;
    perCharacter -= share * Math.log2(share);
  }
  return perCharacter * characters.length;
}
