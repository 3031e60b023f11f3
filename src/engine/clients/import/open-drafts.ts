import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { EMPTY_READING } from '../../../core/credentials/pieces.js';
import { type PrivateKey, readPrivateKey } from '../../../core/credentials/private-key.js';
import { ConsoleError, toErrorView } from '../../../core/errors.js';
import type { CredentialsPiece, ImportPreview, OpenedSources } from '../../../shared/views/client.js';
import { recordWithKey } from '../../storage/client-records.js';
import type { ClientRepository } from '../../storage/client-repository.js';
import type { ClientRecord } from '../../storage/settings.js';
import { decryptWithPassphrase } from '../passphrase-file.js';
import { savedSecretsOf } from './client-changes.js';
import { type Draft, draftOf } from './draft.js';
import { draftOfSaved, type PieceInput, readPart, withPart } from './draft-pieces.js';
import type { DraftStore } from './draft-store.js';
import { importPreviewOf } from './import-preview.js';
import { type ImportSource, type Refused, readDrafts } from './read-drafts.js';
import { type SavedById, savedById } from './saved-by-id.js';
import { readSourceFile } from './source-file.js';
import { takeTurns } from './take-turns.js';

/** Reads credentials into drafts: the secrets stay in them, the window gets previews. */
export interface DraftOpening {
  /**
   * Reads files that were given together. Among several, one that cannot be read is refused by itself.
   *
   * @throws ConsoleError for a single file, the `file-…` and `credentials-…` codes and `source-is-one-line`
   */
  readonly openFiles: (paths: readonly string[]) => Promise<OpenedSources>;
  /** @throws ConsoleError the `credentials-…` codes and `source-is-one-line` */
  readonly openClipboard: (text: string) => Promise<OpenedSources>;
  /** Opens a locked source. Throws `preview-gone`, and the `passphrase-…`, `credentials-…` codes; it stays locked then. */
  readonly unlock: (lockedId: string, passphrase: string) => Promise<OpenedSources>;
  readonly byHand: () => Promise<ImportPreview>;
  /**
   * A preview of a saved client with one of its secrets replaced. Where the keychain has lost them, the other one has to
   * be given too.
   *
   * @throws ConsoleError `client-unknown`, those of the keychain but `secrets-missing`, and those of reading a piece
   */
  readonly replacement: (key: string, piece: CredentialsPiece, from: PieceInput) => Promise<ImportPreview>;
  /** Puts a piece in, over what was there. Throws `preview-gone`, and those of reading a piece. */
  readonly addPiece: (previewId: string, piece: CredentialsPiece, from: PieceInput) => Promise<ImportPreview>;
  /** Forgets a preview or a locked source. */
  readonly discard: (id: string) => void;
  /** Throws `preview-gone`, and the `private-key-…` codes. */
  readonly privateKeyOf: (previewId: string) => PrivateKey;
}

/** So many saved clients are compared with what the keychain has at a time. */
const COMPARED_AT_ONCE = 16;

export function createDraftOpening(clients: ClientRepository, store: DraftStore): DraftOpening {
  const open = async (sources: readonly ImportSource[], refused: readonly Refused[] = []): Promise<OpenedSources> => {
    const saved = savedById(clients.list());
    const read = await readDrafts(sources, sources.length + refused.length > 1, saved);
    store.add(read);
    return {
      previews: await previewsOf(clients, read.drafts, saved),
      locked: read.locked.map(({ lockedId, name }) => ({ lockedId, name })),
      refused: [...refused, ...read.refused],
    };
  };
  const preview = (draft: Draft, records: readonly ClientRecord[]): Promise<ImportPreview> =>
    importPreviewOf(
      draft,
      clients,
      draft.updates === undefined
        ? savedById(records)(draft.reading.clientId)
        : records.filter(({ key }) => key === draft.updates),
    );

  return {
    openFiles: async (paths) => {
      const sources: ImportSource[] = [];
      const refused: Refused[] = [];
      for (const path of new Set(paths)) {
        try {
          sources.push({ kind: 'file', ...(await readSourceFile(path)) });
        } catch (error) {
          if (paths.length === 1 || !(error instanceof ConsoleError)) throw error;
          refused.push({ name: basename(path), error: toErrorView(error) });
        }
      }
      return open(sources, refused);
    },
    openClipboard: (text) => open([{ kind: 'clipboard', bytes: Buffer.from(text, 'utf8') }]),
    unlock: (lockedId, passphrase) =>
      store.using([lockedId], async () => {
        const { kind, name, bytes } = store.locked(lockedId);
        const content = await decryptWithPassphrase(bytes, passphrase);
        const opened = await open([{ kind, name: kind === 'file' ? name : undefined, bytes: content }]);
        store.remove(lockedId);
        return opened;
      }),
    byHand: async () => {
      const draft = draftOf({ previewId: randomUUID(), reading: EMPTY_READING, sources: [] }, []);
      store.add({ drafts: [draft], locked: [] });
      return preview(draft, []);
    },
    replacement: async (key, piece, from) => {
      const record = recordWithKey(clients.list(), key);
      const part = await readPart(piece, from);
      const secrets = await savedSecretsOf(clients, record);
      // Locked or changed meanwhile: asked once more, it says so itself.
      const base = draftOfSaved(record, secrets === 'unknown' ? await clients.secretsOf(record) : secrets);
      const draft = withPart(base, part, savedById([record]));
      store.add({ drafts: [draft], locked: [] });
      return preview(draft, [record]);
    },
    addPiece: (previewId, piece, from) =>
      store.using([previewId], async () => {
        const part = await readPart(piece, from);
        const records = clients.list();
        const draft = withPart(store.draft(previewId), part, savedById(records));
        store.replace(draft);
        return preview(draft, records);
      }),
    discard: store.remove,
    privateKeyOf: (previewId) => readPrivateKey(store.draft(previewId).reading.privateKeyText ?? '').key,
  };
}

/** Previews in the order of their drafts; other work gets its turn between them. */
async function previewsOf(
  clients: ClientRepository,
  drafts: readonly Draft[],
  saved: SavedById,
): Promise<readonly ImportPreview[]> {
  const takeTurn = takeTurns();
  const previews: ImportPreview[] = [];
  for (let at = 0; at < drafts.length; at += COMPARED_AT_ONCE) {
    await takeTurn();
    const some = drafts.slice(at, at + COMPARED_AT_ONCE);
    previews.push(
      ...(await Promise.all(some.map((draft) => importPreviewOf(draft, clients, saved(draft.reading.clientId))))),
    );
  }
  return previews;
}
