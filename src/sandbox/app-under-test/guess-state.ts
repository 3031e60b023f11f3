/**
 * The state that the next login will have, for whoever has seen those of two logins before it: the same again, or the
 * next one of a counter. Undefined where neither shows.
 */
export function guessState(earlier: string, later: string): string | undefined {
  if (earlier === later) return later;
  if (!/^\d{1,15}$/.test(earlier) || !/^\d{1,15}$/.test(later)) return undefined;
  const step = Number(later) - Number(earlier);
  return step > 0 && step <= 10 ? String(Number(later) + step) : undefined;
}
