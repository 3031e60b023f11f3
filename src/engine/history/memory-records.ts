import type { KeptSummary } from './kept-run.js';
import type { ListedRecord, Records } from './records.js';

/** Runs kept until the console is closed: nothing of them is written anywhere. */
export function createMemoryRecords(): Records {
  const all = new Map<string, ListedRecord & { readonly content: string }>();
  const set = (summary: KeptSummary, content: string): number => {
    const bytes = content.length + JSON.stringify(summary).length;
    all.set(summary.id, { summary, content, bytes });
    return bytes;
  };
  return {
    list: async () => ({ records: [...all.values()], problems: [] }),
    put: async (summary, content) => {
      const { pinned, notes } = all.get(summary.id)?.summary ?? summary;
      return set({ ...summary, pinned, notes }, JSON.stringify(content));
    },
    content: async (id) => {
      const found = all.get(id);
      return found === undefined ? undefined : (JSON.parse(found.content) as unknown);
    },
    change: async (id, change) => {
      const found = all.get(id);
      if (found !== undefined) set(change(found.summary), found.content);
      return found !== undefined;
    },
    remove: async (id) => all.delete(id),
    removeAll: async () => all.clear(),
  };
}
