import type { CredentialsPiece, ImportPreview, OpenedSources } from '../../../../shared/views/client.js';

/** What was opened and is neither saved nor skipped yet, in the order it came. */
export interface ImportQueue extends OpenedSources {
  /** The place of the preview that is shown. */
  readonly shown: number;
  /** How many were saved out of the queue. */
  readonly saved: number;
}

/** Nothing opened yet. */
export const EMPTY_QUEUE: ImportQueue = { previews: [], locked: [], refused: [], shown: 0, saved: 0 };

/** The preview that is shown; undefined where there is none. */
export function shownPreview({ previews, shown }: ImportQueue): ImportPreview | undefined {
  return previews[shown];
}

/** Adds what was opened, and shows the first preview of it. */
export function withOpened(queue: ImportQueue, opened: OpenedSources): ImportQueue {
  return {
    ...queue,
    previews: [...queue.previews, ...opened.previews],
    locked: [...queue.locked, ...opened.locked],
    refused: [...queue.refused, ...opened.refused],
    shown: opened.previews.length === 0 ? queue.shown : queue.previews.length,
  };
}

/** The same queue with what was in an encrypted file instead of that file. */
export function withUnlocked(queue: ImportQueue, lockedId: string, opened: OpenedSources): ImportQueue {
  const locked = queue.locked.filter((file) => file.lockedId !== lockedId);
  return withOpened({ ...queue, locked }, opened);
}

/** Puts a preview that changed in the place it had. */
export function withPreview(queue: ImportQueue, changed: ImportPreview): ImportQueue {
  return {
    ...queue,
    previews: queue.previews.map((preview) => (preview.previewId === changed.previewId ? changed : preview)),
  };
}

/** Takes previews out; the next that is left is shown, or the last. */
export function withoutPreviews(queue: ImportQueue, previewIds: readonly string[]): ImportQueue {
  const kept = (preview: ImportPreview) => !previewIds.includes(preview.previewId);
  const previews = queue.previews.filter(kept);
  const before = queue.previews.slice(0, queue.shown).filter(kept).length;
  return { ...queue, previews, shown: Math.max(0, Math.min(before, previews.length - 1)) };
}

/** Shows the next preview or the one before; after the last comes the first. */
export function moved(queue: ImportQueue, by: 1 | -1): ImportQueue {
  const count = queue.previews.length;
  return count === 0 ? queue : { ...queue, shown: (queue.shown + by + count) % count };
}

/** The parts that a preview does not have yet. */
export function missingPieces(preview: ImportPreview): readonly CredentialsPiece[] {
  return PIECES.filter((piece) => !hasPiece(preview, piece));
}

/**
 * The parts that a preview lacks and another one has, where both may be the same client. Empty where their ids differ:
 * then they are two clients.
 */
export function piecesToTake(into: ImportPreview, from: ImportPreview): readonly CredentialsPiece[] {
  if (into.clientId !== undefined && from.clientId !== undefined && into.clientId !== from.clientId) return [];
  return missingPieces(into).filter((piece) => hasPiece(from, piece));
}

/** True where something was read as the private key that is none that can be used: a finding says why. */
export function keyIsUnusable({ key, findings }: ImportPreview): boolean {
  return key === undefined && !findings.some(({ id }) => id === 'private-key-missing');
}

const PIECES = ['clientId', 'clientSecret', 'privateKey'] as const;

function hasPiece(preview: ImportPreview, piece: CredentialsPiece): boolean {
  switch (piece) {
    case 'clientId':
      return preview.clientId !== undefined;
    case 'clientSecret':
      return preview.secretLength !== undefined;
    case 'privateKey':
      return preview.key !== undefined;
  }
}
