import { randomUUID } from 'node:crypto';
import { saveInterrupted } from './client-errors.js';
import type { ClientItems } from './client-items.js';
import type { ClientSecrets } from './client-records.js';
import { isAbandoned, isStillPending, pendingEntry, withoutPending } from './pending-secrets.js';
import type { ClientRecord, PendingSecrets, Settings } from './settings.js';
import type { SettingsStore } from './settings-store.js';

/** A client to be written, new or over another. */
export interface Writing {
  readonly name: string;
  readonly secrets: ClientSecrets;
  /** What comes into the index, seen from the clients as they are then; it throws where it may not. */
  readonly place: (clients: readonly ClientRecord[], secretsId: string) => ClientRecord;
  /** Whether it becomes the selected client, even where another is. */
  readonly select: boolean;
}

/** Writes and removes clients so that, wherever a crash falls, each is whole: as it was, or as it is to be. */
export interface ClientWriter {
  /** Journal, secrets, index, each for all of them; every one succeeds or fails by itself. */
  readonly write: (
    writings: readonly Writing[],
    sessionOnly: boolean,
  ) => Promise<readonly PromiseSettledResult<ClientRecord>[]>;
  readonly remove: (
    find: (clients: readonly ClientRecord[]) => ClientRecord,
  ) => Promise<{ readonly itemsLeft: boolean }>;
  /** Clears what a crash, or a locked keychain, left behind. */
  readonly clearLeftovers: () => Promise<void>;
  /** Tries once more what this process could not clear, and says of how many clients or savings it still cannot. */
  readonly finishRemovals: () => Promise<number>;
}

interface Attempt {
  readonly writing: Writing;
  readonly entry: PendingSecrets;
  record?: ClientRecord;
  failure?: { readonly reason: unknown };
}

export function createClientWriter(settings: SettingsStore, items: ClientItems): ClientWriter {
  /** What this process could not clear: tried again with the next. */
  let left: readonly PendingSecrets[] = [];

  /** Removes items that no client has any more; they stay in the journal until they are seen to be gone. */
  const clear = async (entries: readonly PendingSecrets[]): Promise<void> => {
    const wanted = [...left, ...entries];
    if (wanted.length === 0) return;
    const inUse = new Set(settings.read().clients.map(({ secretsId }) => secretsId));
    const free = wanted.filter(({ id }) => !inUse.has(id));
    const gone = new Set(await items.remove(free));
    const kept = free.filter((entry) => !gone.has(entry));
    const tried = new Set(wanted.map(({ id }) => id));
    // What another call has found to be left meanwhile stays.
    left = [...left.filter(({ id }) => !tried.has(id)), ...kept];
    const done = new Set(wanted.filter((entry) => !kept.includes(entry)).map(({ id }) => id));
    await settings.change((now) => withoutPending(now, done));
  };

  return {
    write: async (writings, sessionOnly) => {
      const attempts: readonly Attempt[] = writings.map((writing) => ({
        writing,
        entry: pendingEntry(randomUUID(), sessionOnly),
      }));
      await settings.change((now) => ({
        ...now,
        pendingSecrets: [...now.pendingSecrets, ...attempts.map(({ entry }) => entry)],
      }));
      for (const attempt of attempts) {
        try {
          await items.write(attempt.entry.id, attempt.writing.secrets);
        } catch (reason) {
          attempt.failure = { reason };
        }
      }
      const replaced: PendingSecrets[] = [];
      try {
        await settings.change((now) => attempts.reduce((next, attempt) => indexed(next, attempt, replaced), now));
      } catch (reason) {
        for (const attempt of attempts) attempt.failure ??= { reason };
      }
      const failed = attempts.filter(({ failure }) => failure !== undefined).map(({ entry }) => entry);
      // What cannot be cleared now is in the journal: it does not undo what was saved.
      await clear([...failed, ...replaced]).catch(() => undefined);
      return attempts.map(({ record, failure, writing }) =>
        failure === undefined && record !== undefined
          ? { status: 'fulfilled', value: record }
          : { status: 'rejected', reason: failure?.reason ?? saveInterrupted(writing.name) },
      );
    },

    remove: async (find) => {
      const removed: PendingSecrets[] = [];
      await settings.change((now) => {
        const record = find(now.clients);
        const entry = pendingEntry(record.secretsId, record.sessionOnly);
        removed.push(entry);
        return {
          ...now,
          selectedClient: now.selectedClient === record.key ? undefined : now.selectedClient,
          clients: now.clients.filter(({ key }) => key !== record.key),
          pendingSecrets: [...now.pendingSecrets, entry],
        };
      });
      // It is removed by now; what cannot be cleared is in the journal.
      await clear(removed).catch(() => undefined);
      return { itemsLeft: left.length > 0 };
    },

    clearLeftovers: async () => {
      if (!settings.read().pendingSecrets.some(isAbandoned)) return;
      // Claimed first, so that whoever noted them and lives after all does not index what is being removed.
      const claimed: PendingSecrets[] = [];
      await settings.change((now) => ({
        ...now,
        pendingSecrets: now.pendingSecrets.map((entry) => {
          if (!isAbandoned(entry)) return entry;
          const mine = pendingEntry(entry.id, entry.sessionOnly);
          claimed.push(mine);
          return mine;
        }),
      }));
      await clear(claimed);
    },

    finishRemovals: async () => {
      // What cannot be taken out of the journal now is looked at again at the next start.
      if (left.length > 0) await clear([]).catch(() => undefined);
      return left.length;
    },
  };
}

/** The settings with one more client in the index, and what it replaces in the journal. */
function indexed(now: Settings, attempt: Attempt, replaced: PendingSecrets[]): Settings {
  const { writing, entry } = attempt;
  if (attempt.failure !== undefined) return now;
  try {
    if (!isStillPending(now, entry)) throw saveInterrupted(writing.name);
    const record = writing.place(now.clients, entry.id);
    attempt.record = record;
    const old = now.clients.find(({ key }) => key === record.key);
    const { pendingSecrets } = withoutPending(now, new Set([entry.id]));
    const leaving = old === undefined ? [] : [pendingEntry(old.secretsId, old.sessionOnly)];
    replaced.push(...leaving);
    return {
      ...now,
      selectedClient: writing.select ? record.key : (now.selectedClient ?? record.key),
      clients:
        old === undefined ? [...now.clients, record] : now.clients.map((other) => (other === old ? record : other)),
      pendingSecrets: [...pendingSecrets, ...leaving],
    };
  } catch (reason) {
    attempt.failure = { reason };
    return now;
  }
}
