/**
 * The time of an HTTP date, in milliseconds since the epoch; undefined where it is none. All three forms are in GMT, also
 * the one that does not say so, which `Date.parse` takes for the time of this place. RFC 9110 5.6.7.
 */
export function readHttpDate(text: string | undefined): number | undefined {
  if (text === undefined || !/\d\d:\d\d:\d\d/.test(text)) return undefined;
  const saysZone = /(?:[A-Z]|[+-]\d\d:?\d\d)$/i.test(text.trim());
  const time = Date.parse(saysZone ? text : `${text} GMT`);
  return Number.isNaN(time) ? undefined : time;
}
