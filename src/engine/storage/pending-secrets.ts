import { isProcessAlive } from './process-alive.js';
import type { PendingSecrets, Settings } from './settings.js';

/** Longer than any writing takes, a keychain that asks for its password included. */
const ABANDONED_MS = 10 * 60_000;

/** Notes that this process is about to write or remove a client's keychain items. */
export function pendingEntry(secretsId: string): PendingSecrets {
  return { id: secretsId, pid: process.pid, at: Date.now() };
}

/** Whether items are still in the hands of who noted them: nobody has taken them for left behind since. */
export function isStillPending(settings: Settings, entry: PendingSecrets): boolean {
  return settings.pendingSecrets.some(({ id, pid, at }) => id === entry.id && pid === entry.pid && at === entry.at);
}

/** Whether items were left behind: their process is gone, or it has long given up on them. */
export function isAbandoned({ pid, at }: PendingSecrets): boolean {
  return Math.abs(Date.now() - at) > ABANDONED_MS || !isProcessAlive(pid, at);
}

/** The settings without the entries of these items. */
export function withoutPending(settings: Settings, secretsId: string): Settings {
  return { ...settings, pendingSecrets: settings.pendingSecrets.filter(({ id }) => id !== secretsId) };
}
