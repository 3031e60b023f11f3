const UNITS = [
  ['year', 31_557_600],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A length of time in words, its two largest units: `4 minutes 12 seconds`. */
export function lengthInWords(seconds: number): string {
  let left = Math.floor(Math.abs(seconds));
  const words: string[] = [];
  for (const [name, size] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) words.push(`${count} ${name}${count === 1 ? '' : 's'}`);
    // After the largest unit only the next one: a day and some seconds is no more than a day.
    else if (words.length > 0) break;
    if (words.length === 2) break;
  }
  return words.length === 0 ? '0 seconds' : words.join(' ');
}

/** A moment as seen from now, both in seconds since the epoch: `in 4 minutes 12 seconds`, `3 hours ago`. */
export function momentInWords(at: number, now: number): string {
  const distance = at - now;
  if (Math.abs(distance) < 1) return 'now';
  return distance > 0 ? `in ${lengthInWords(distance)}` : `${lengthInWords(distance)} ago`;
}

/** A moment in seconds since the epoch by the user's clock: `2026-11-25 21:30:12 UTC+08:00`. */
export function localTime(at: number): string {
  const date = new Date(at * 1000);
  const offset = -date.getTimezoneOffset();
  const shifted = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19).replace('T', ' ');
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${shifted} UTC${offset < 0 ? '−' : '+'}${hours}:${minutes}`;
}

/** A moment in seconds since the epoch: `2026-11-25 13:30:12 UTC`. */
export function utcTime(at: number): string {
  return `${new Date(at * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
