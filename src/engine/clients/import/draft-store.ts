import { ConsoleError } from '../../../core/errors.js';
import { type Draft, weightOf } from './draft.js';

/** An encrypted file or text that waits for its passphrase. */
export interface LockedSource {
  readonly lockedId: string;
  readonly kind: 'file' | 'clipboard';
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What came of one opening, kept and forgotten together. */
interface Group {
  readonly drafts: readonly Draft[];
  readonly locked: readonly LockedSource[];
}

/** Drafts between reading and saving: as many as memory is well spent on, the latest used ones. */
export interface DraftStore {
  readonly add: (group: Group) => void;
  /** @throws ConsoleError `preview-gone` after a restart, or where too much was opened since */
  readonly draft: (previewId: string) => Draft;
  /** @throws ConsoleError `preview-gone` likewise */
  readonly locked: (lockedId: string) => LockedSource;
  readonly replace: (draft: Draft) => void;
  /** Forgets a draft or a locked source; of no effect where it is gone. */
  readonly remove: (id: string) => void;
  readonly drafts: () => readonly Draft[];
  /** Keeps what these ids belong to until `action` has ended. */
  readonly using: <T>(ids: readonly string[], action: () => Promise<T>) => Promise<T>;
}

interface HeldGroup {
  readonly drafts: Map<string, Draft>;
  readonly locked: Map<string, LockedSource>;
  users: number;
}

const LIMITS = { entries: 10_000, bytes: 128 * 1024 * 1024 };

/** Keeps drafts; beyond `limits` the group that was not used for longest goes, never the latest or one in use. */
export function createDraftStore(limits = LIMITS): DraftStore {
  /** Least recently used first. */
  const groups = new Set<HeldGroup>();
  const groupOf = (id: string) => [...groups].find(({ drafts, locked }) => drafts.has(id) || locked.has(id));

  const touch = (group: HeldGroup): void => {
    groups.delete(group);
    groups.add(group);
  };
  const trim = (): void => {
    const weights = new Map([...groups].map((group) => [group, weighed(group)]));
    const total = { entries: 0, bytes: 0 };
    for (const { entries, bytes } of weights.values()) {
      total.entries += entries;
      total.bytes += bytes;
    }
    for (const group of [...groups].slice(0, -1)) {
      if (total.entries <= limits.entries && total.bytes <= limits.bytes) return;
      if (group.users > 0) continue;
      groups.delete(group);
      total.entries -= weights.get(group)?.entries ?? 0;
      total.bytes -= weights.get(group)?.bytes ?? 0;
    }
  };
  const find = <T>(id: string, pick: (group: HeldGroup) => T | undefined): T => {
    const group = groupOf(id);
    const found = group === undefined ? undefined : pick(group);
    if (group === undefined || found === undefined) throw previewGone();
    touch(group);
    return found;
  };

  return {
    add: ({ drafts, locked }) => {
      if (drafts.length + locked.length === 0) return;
      groups.add({
        drafts: new Map(drafts.map((draft) => [draft.previewId, draft])),
        locked: new Map(locked.map((source) => [source.lockedId, source])),
        users: 0,
      });
      trim();
    },
    draft: (previewId) => find(previewId, ({ drafts }) => drafts.get(previewId)),
    locked: (lockedId) => find(lockedId, ({ locked }) => locked.get(lockedId)),
    replace: (draft) => {
      groupOf(draft.previewId)?.drafts.set(draft.previewId, draft);
      trim();
    },
    remove: (id) => {
      const group = groupOf(id);
      group?.drafts.delete(id);
      group?.locked.delete(id);
      if (group !== undefined && group.drafts.size + group.locked.size === 0) groups.delete(group);
    },
    drafts: () => [...groups].flatMap(({ drafts }) => [...drafts.values()]),
    using: async (ids, action) => {
      const used = new Set(ids.flatMap((id) => groupOf(id) ?? []));
      for (const group of used) group.users += 1;
      try {
        return await action();
      } finally {
        for (const group of used) group.users -= 1;
      }
    },
  };
}

function weighed({ drafts, locked }: HeldGroup): { readonly entries: number; readonly bytes: number } {
  let bytes = 0;
  for (const draft of drafts.values()) bytes += weightOf(draft);
  for (const source of locked.values()) bytes += source.bytes.length;
  return { entries: drafts.size + locked.size, bytes };
}

function previewGone(): ConsoleError {
  return new ConsoleError('config', 'preview-gone', 'The credentials that were read are no longer held.', {
    hint: 'Open the file again.',
  });
}
