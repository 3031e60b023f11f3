import type { CredentialsPiece, ImportPreview, PieceSource } from '../../../../shared/views/client.js';
import { call, failureView } from '../../../bridge/bridge.js';
import { shownPreview, withOpened, withPreview } from './import-queue.js';
import { importSession } from './import-session.js';

/** Has main read one part of the client that is shown. Why it could not is said at that part; true where it was read. */
export async function putPiece(piece: CredentialsPiece, from: PieceSource): Promise<boolean> {
  importSession.set((session) => ({
    ...session,
    reading: piece,
    pieceFailures: { ...session.pieceFailures, [piece]: undefined },
  }));
  try {
    const preview = await read(piece, from);
    if (preview !== undefined) adopt(preview);
    return preview !== undefined;
  } catch (error) {
    const failure = failureView(error);
    importSession.set((session) => ({
      ...session,
      pieceFailures: { ...session.pieceFailures, [piece]: failure },
    }));
    return false;
  } finally {
    importSession.set((session) => ({ ...session, reading: undefined }));
  }
}

/** Undefined where a file dialog was cancelled. */
async function read(piece: CredentialsPiece, from: PieceSource): Promise<ImportPreview | undefined> {
  const { queue, replacing } = importSession.get();
  const preview = shownPreview(queue);
  if (preview !== undefined) {
    return (await call('client.addPiece', { previewId: preview.previewId, piece, from })) ?? undefined;
  }
  if (replacing === undefined) return undefined;
  return (await call('client.previewReplacement', { ...replacing, from })) ?? undefined;
}

function adopt(preview: ImportPreview): void {
  importSession.set((session) => {
    const known = session.queue.previews.some(({ previewId }) => previewId === preview.previewId);
    const opened = { previews: [preview], locked: [], refused: [] };
    return { ...session, queue: known ? withPreview(session.queue, preview) : withOpened(session.queue, opened) };
  });
}
