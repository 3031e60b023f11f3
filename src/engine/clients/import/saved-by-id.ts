import type { ClientRecord } from '../../storage/settings.js';

/** Finds saved clients by their client id, as often as there are clients in a file. */
export type SavedById = (clientId: string | undefined) => readonly ClientRecord[];

/** Sorts saved clients by their client id. */
export function savedById(records: readonly ClientRecord[]): SavedById {
  const sorted = new Map<string, ClientRecord[]>();
  for (const record of records) {
    const same = sorted.get(record.clientId);
    if (same === undefined) sorted.set(record.clientId, [record]);
    else same.push(record);
  }
  return (clientId) => (clientId === undefined ? [] : (sorted.get(clientId.trim()) ?? []));
}
