/** A multiplier whose powers stay odd, and so keep every bit of the state alive modulo 2^32. */
const BASE = 0x01000193;

/** A 32-bit polynomial hash of a text's code units. */
export function hashText(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = step(hash, text.charCodeAt(index));
  return hash;
}

/** The hash, as {@link hashText} has it, of any stretch of a text at constant cost, after one pass over the text. */
export function rollingHashOf(text: string): (start: number, length: number) => number {
  const prefixes = new Int32Array(text.length + 1);
  const powers = new Int32Array(text.length + 1);
  powers[0] = 1;
  let hash = 0;
  let power = 1;
  for (let index = 0; index < text.length; index += 1) {
    hash = step(hash, text.charCodeAt(index));
    power = Math.imul(power, BASE);
    prefixes[index + 1] = hash;
    powers[index + 1] = power;
  }
  return (start, length) =>
    ((prefixes[start + length] ?? 0) - Math.imul(prefixes[start] ?? 0, powers[length] ?? 0)) | 0;
}

/** A 32-bit hash of four code units of a text, of which the lower bits are as good as the higher. */
export function hashOfFour(text: string, start: number): number {
  const low = text.charCodeAt(start) | (text.charCodeAt(start + 1) << 16);
  const high = text.charCodeAt(start + 2) | (text.charCodeAt(start + 3) << 16);
  const mixed = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

function step(hash: number, code: number): number {
  return (Math.imul(hash, BASE) + code + 1) | 0;
}
