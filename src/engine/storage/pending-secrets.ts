import { isProcessAlive } from './process-alive.js';
import type { PendingSecrets, Settings } from './settings.js';

/** Longer than any writing takes, a keychain that asks for its password included. */
const ABANDONED_MS = 10 * 60_000;

/** Notes that this process is about to write or remove a client's items, which may be in memory alone. */
export function pendingEntry(secretsId: string, sessionOnly?: boolean): PendingSecrets {
  return { id: secretsId, pid: process.pid, at: Date.now(), sessionOnly: sessionOnly ? true : undefined };
}

/** Whether items are still in the hands of who noted them: nobody has taken them for left behind since. */
export function isStillPending(settings: Settings, entry: PendingSecrets): boolean {
  return settings.pendingSecrets.some(({ id, pid, at }) => id === entry.id && pid === entry.pid && at === entry.at);
}

/** Whether items were left behind: their process is gone, or it has long given up on them. */
export function isAbandoned({ pid, at }: PendingSecrets): boolean {
  return Math.abs(Date.now() - at) > ABANDONED_MS || !isProcessAlive(pid, at);
}

/** The settings without the entries of these items; the same settings where there are none. */
export function withoutPending(settings: Settings, secretsIds: ReadonlySet<string>): Settings {
  const pendingSecrets = settings.pendingSecrets.filter(({ id }) => !secretsIds.has(id));
  return pendingSecrets.length === settings.pendingSecrets.length ? settings : { ...settings, pendingSecrets };
}
