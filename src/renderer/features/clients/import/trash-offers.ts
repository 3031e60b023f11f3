import type { ErrorView } from '../../../../core/errors.js';
import type { ImportDone } from '../../../../shared/views/client.js';
import { call, failureView } from '../../../bridge/bridge.js';
import { createStore, useStore } from '../../../bridge/store.js';

/** Files with secrets in clear that an import was read from, and what became of the offer to remove them. */
export interface TrashOffer {
  readonly importId: string;
  /** Whole paths. */
  readonly files: readonly string[];
  readonly state: 'open' | 'moving' | 'moved';
  readonly failure: ErrorView | undefined;
}

const offers = createStore<{ readonly open: readonly TrashOffer[] }>({ open: [] });

/** The offers that are not answered, and what became of the others, until they are closed. */
export const useTrashOffers = (): readonly TrashOffer[] => useStore(offers, ({ open }) => open);

/** Offers to move the files of an import to the trash, where there are any. */
export function offerTrash({ importId, plaintextFiles }: ImportDone): void {
  if (plaintextFiles.length === 0) return;
  const offer: TrashOffer = { importId, files: plaintextFiles, state: 'open', failure: undefined };
  offers.set(({ open }) => ({ open: [...open, offer] }));
}

/** Moves them; what could not be moved is still offered. */
export async function acceptTrash(accepted: readonly TrashOffer[]): Promise<void> {
  for (const { importId } of accepted) change(importId, { state: 'moving', failure: undefined });
  for (const offer of accepted) await move(offer);
}

async function move({ importId, files }: TrashOffer): Promise<void> {
  try {
    const { trashed } = await call('client.trashSources', { importId });
    const left = files.filter((file) => !trashed.includes(file));
    if (left.length === 0) change(importId, { state: 'moved' });
    else change(importId, { state: 'open', files: left, failure: notMoved(left) });
  } catch (error) {
    change(importId, { state: 'open', failure: failureView(error) });
  }
}

/** Takes offers away: their files stay, or are gone. */
export function closeOffers(closed: readonly TrashOffer[]): void {
  const ids = closed.map(({ importId }) => importId);
  offers.set(({ open }) => ({ open: open.filter(({ importId }) => !ids.includes(importId)) }));
}

/** The name at the end of a path, of either kind. */
export function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function change(importId: string, changed: Partial<TrashOffer>): void {
  offers.set(({ open }) => ({
    open: open.map((offer) => (offer.importId === importId ? { ...offer, ...changed } : offer)),
  }));
}

function notMoved(files: readonly string[]): ErrorView {
  return {
    code: 'trash-not-moved',
    kind: 'storage',
    message: `Not moved: ${files.join(', ')}.`,
    hint: 'Remove it in the file manager.',
  };
}
