import type { ErrorView } from '../../../../core/errors.js';
import type { CredentialsPiece } from '../../../../shared/views/client.js';
import { createStore, useStore } from '../../../bridge/store.js';
import type { FormEdits } from './import-form.js';
import { EMPTY_QUEUE, type ImportQueue } from './import-queue.js';

/** The saved client of which one secret is being replaced. */
export interface Replacement {
  readonly key: string;
  readonly piece: 'clientSecret' | 'privateKey';
}

/** What the import dialog is about. Secrets are in main; here is what is told of them. */
export interface ImportSession {
  readonly queue: ImportQueue;
  readonly replacing: Replacement | undefined;
  /** What the user changed in the form of each preview, so that going to the next one loses nothing. */
  readonly edits: Readonly<Record<string, FormEdits>>;
  /** The part that main is reading. */
  readonly reading: CredentialsPiece | undefined;
  /** Why a part of the preview that is shown could not be read. */
  readonly pieceFailures: Readonly<Partial<Record<CredentialsPiece, ErrorView>>>;
}

/** A dialog that was just opened. */
export const EMPTY_SESSION: ImportSession = {
  queue: EMPTY_QUEUE,
  replacing: undefined,
  edits: {},
  reading: undefined,
  pieceFailures: {},
};

/** The import that is under way. */
export const importSession = createStore<ImportSession>(EMPTY_SESSION);

/** Follows a part of it. */
export const useImportSession = <S>(select: (session: ImportSession) => S): S => useStore(importSession, select);

/** Changes the queue; what failed for the preview shown before is no longer said. */
export function changeQueue(change: (queue: ImportQueue) => ImportQueue): void {
  importSession.set((session) => ({ ...session, queue: change(session.queue), pieceFailures: {} }));
}

/** Keeps what the user changed in the form of a preview. */
export function editImport(previewId: string, edits: FormEdits): void {
  importSession.set((session) => ({
    ...session,
    edits: { ...session.edits, [previewId]: { ...session.edits[previewId], ...edits } },
  }));
}
