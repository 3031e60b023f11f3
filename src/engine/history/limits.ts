import type { HistoryLimits } from '../../shared/views/history.js';
import type { ListedRecord } from './records.js';

const DAY_MS = 86_400_000;
/** A megabyte as file managers count it. */
export const MEGABYTE = 1_000_000;

/** When a run is removed by itself, in milliseconds since the epoch; undefined for one that is pinned. */
export function expiryOf({ summary }: ListedRecord, { keepDays }: HistoryLimits): number | undefined {
  return summary.pinned ? undefined : summary.keptAt + keepDays * DAY_MS;
}

/**
 * The ids of the runs that the limits remove: those whose time is up, and then the oldest until what is left fits. Pinned
 * ones count and stay.
 *
 * @param now milliseconds since the epoch
 */
export function beyondLimits(records: readonly ListedRecord[], limits: HistoryLimits, now: number): readonly string[] {
  const isExpired = (record: ListedRecord): boolean => (expiryOf(record, limits) ?? Number.POSITIVE_INFINITY) <= now;
  const gone = records.filter(isExpired);
  const left = records.filter((record) => !isExpired(record)).sort((a, b) => a.summary.keptAt - b.summary.keptAt);
  let bytes = left.reduce((sum, record) => sum + record.bytes, 0);
  for (const record of left) {
    if (bytes <= limits.maxMegabytes * MEGABYTE) break;
    if (record.summary.pinned) continue;
    gone.push(record);
    bytes -= record.bytes;
  }
  return gone.map(({ summary }) => summary.id);
}
