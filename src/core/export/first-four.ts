/** A 32-bit hash of four code units of a text, of which the lower bits are as good as the higher. */
export function hashOfFour(text: string, start: number): number {
  const low = text.charCodeAt(start) | (text.charCodeAt(start + 1) << 16);
  const high = text.charCodeAt(start + 2) | (text.charCodeAt(start + 3) << 16);
  const mixed = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
