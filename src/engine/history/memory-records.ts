import type { KeptSummary } from './kept-run.js';
import type { ListedRecord, Records } from './records.js';

/** Runs kept until the console is closed: nothing of them is written anywhere. */
export function createMemoryRecords(): Records {
  const all = new Map<string, ListedRecord & { readonly content: Uint8Array }>();
  const set = (summary: KeptSummary, content: Uint8Array): number => {
    const bytes = content.length + JSON.stringify(summary).length;
    all.set(summary.id, { summary, content, bytes });
    return bytes;
  };
  return {
    list: async () => ({ records: [...all.values()], problems: [] }),
    put: async (summary, content) => {
      const { pinned, notes } = all.get(summary.id)?.summary ?? summary;
      return set({ ...summary, pinned, notes }, content);
    },
    content: async (id) => all.get(id)?.content,
    change: async (id, change) => {
      const found = all.get(id);
      if (found !== undefined) set(change(found.summary), found.content);
      return found !== undefined;
    },
    remove: async (id) => all.delete(id),
    removeAll: async () => all.clear(),
  };
}
