import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { toErrorView } from '../../../core/errors.js';
import type { ClientRepository, WantedClient } from '../../storage/client-repository.js';
import type { ClientRecord } from '../../storage/settings.js';
import type { Draft } from './draft.js';
import type { DraftStore } from './draft-store.js';
import type { PlaintextFiles } from './plaintext-files.js';
import type { Refused } from './read-drafts.js';
import { type ImportChoices, wantedAsSuggested, wantedClientOf } from './save-drafts.js';
import { takeTurns } from './take-turns.js';

/** What an import saved. */
export interface Imported {
  readonly importId: string;
  readonly records: readonly ClientRecord[];
  readonly refused: readonly Refused[];
  /** Paths of the files in clear that it was read from; without those that a draft still waiting was read from too. */
  readonly plaintextFiles: readonly string[];
}

/** Saves drafts. The same client twice, at once or from two processes, becomes one. */
export interface DraftImports {
  /**
   * Saves one, over the same client where there is one, or where `target` says; the draft is then forgotten.
   *
   * @throws ConsoleError `preview-gone`, `credentials-not-usable`, `import-target-other`, `client-already-saved`, the
   * `environment-…` and `redirect-uri-…` codes, and those of the repository
   */
  readonly save: (previewId: string, choices: ImportChoices) => Promise<Imported>;
  /** Saves many as suggested, over the same clients where there are any. What cannot be saved is refused by itself. */
  readonly saveAll: (previewIds: readonly string[]) => Promise<Imported>;
}

/** Few enough that other work gets its turn between them. */
const SAVED_AT_ONCE = 50;

export function createDraftImports(
  clients: ClientRepository,
  store: DraftStore,
  plaintext: PlaintextFiles,
): DraftImports {
  /** Those being saved: a second click is not a second client. */
  const saving = new Set<string>();
  const once = async <T>(ids: readonly string[], action: (free: readonly string[]) => Promise<T>): Promise<T> => {
    const free = [...new Set(ids)].filter((id) => !saving.has(id));
    for (const id of free) saving.add(id);
    try {
      return await store.using(free, () => action(free));
    } finally {
      for (const id of free) saving.delete(id);
    }
  };
  const done = (
    saved: readonly { readonly draft: Draft; readonly record: ClientRecord }[],
    refused: readonly Refused[],
  ): Imported => {
    for (const { draft } of saved) store.remove(draft.previewId);
    const waiting = new Set(store.drafts().flatMap(plaintextOf));
    const files = saved.flatMap(({ draft }) => plaintextOf(draft)).filter((file) => !waiting.has(file));
    const importId = randomUUID();
    plaintext.note(importId, files);
    return {
      importId,
      // Of a client that was saved twice, what it is now.
      records: [...new Map(saved.map(({ record }) => [record.key, record])).values()],
      refused,
      plaintextFiles: [...new Set(files.map(({ path }) => path))],
    };
  };

  return {
    save: (previewId, choices) =>
      once([previewId], async ([free = '']) => {
        const draft = store.draft(free);
        const { client, placement } = wantedClientOf(draft, choices, clients.list());
        return done([{ draft, record: await clients.save(client, placement) }], []);
      }),

    saveAll: (previewIds) =>
      once(previewIds, async (free) => {
        const takeTurn = takeTurns();
        const records = clients.list();
        const ready: { readonly draft: Draft; readonly wanted: WantedClient }[] = [];
        const refused: Refused[] = [];
        for (const previewId of free) {
          await takeTurn();
          let name = '';
          try {
            const draft = store.draft(previewId);
            name = draft.suggested.name;
            ready.push({ draft, wanted: wantedAsSuggested(draft, records) });
          } catch (error) {
            refused.push({ name, error: toErrorView(error) });
          }
        }
        const results: PromiseSettledResult<ClientRecord>[] = [];
        for (let at = 0; at < ready.length; at += SAVED_AT_ONCE) {
          // Where secrets are in memory alone, nothing in a saving waits.
          await turn();
          results.push(...(await clients.saveAll(ready.slice(at, at + SAVED_AT_ONCE).map(({ wanted }) => wanted))));
        }
        const saved = ready.flatMap(({ draft }, index) => {
          const result = results[index];
          if (result?.status === 'fulfilled') return [{ draft, record: result.value }];
          refused.push({ name: draft.suggested.name, error: toErrorView(result?.reason) });
          return [];
        });
        return done(saved, refused);
      }),
  };
}

function plaintextOf({ sources }: Draft) {
  return sources.flatMap(({ plaintext }) => plaintext ?? []);
}
