import type { CredentialsPiece, ImportPreview } from '../../../../shared/views/client.js';
import { CopyButton } from '../../../components/CopyButton.js';
import { counted } from '../../../components/format.js';
import { inertText } from '../../../components/inert-text.js';
import { Kbd } from '../../../components/Kbd.js';
import sharedStyles from './ImportDialog.module.css';
import styles from './ImportPieces.module.css';
import { keyIsUnusable } from './import-queue.js';
import { keyWordsOf, PieceKey } from './PieceKey.js';
import { PieceSlot } from './PieceSlot.js';

interface ImportPiecesProps {
  /** Undefined while nothing has been read yet for a secret that is replaced. */
  readonly preview: ImportPreview | undefined;
  readonly pieces: readonly CredentialsPiece[];
}

/** The parts of the credentials, each with what was read of it and ways to give it. */
export function ImportPieces({ preview, pieces }: ImportPiecesProps) {
  return (
    <div className={styles.pieces}>
      {pieces.map((piece) => (
        <Slot key={piece} piece={piece} preview={preview} />
      ))}
      <p className={sharedStyles.why}>
        There is no field for a secret: the console reads it itself, from the clipboard or a file, so that it passes
        through no page. <Kbd keys="Mod+V" /> pastes into the part that has the focus.
      </p>
      <p className={styles.dropHere} aria-hidden="true">
        Drop it on the part that it is, or anywhere to add what is missing.
      </p>
    </div>
  );
}

function Slot({ piece, preview }: { readonly piece: CredentialsPiece; readonly preview: ImportPreview | undefined }) {
  const { clientId, secretLength, key } = preview ?? {};
  switch (piece) {
    case 'clientId':
      return <PieceSlot piece={piece} clientId={clientId} value={clientId && <ClientId text={clientId} />} />;
    case 'clientSecret':
      return (
        <PieceSlot piece={piece} value={secretLength === undefined ? undefined : counted(secretLength, 'character')} />
      );
    case 'privateKey':
      return (
        <PieceSlot piece={piece} value={preview && keyValueOf(preview)}>
          {key !== undefined && preview !== undefined && <PieceKey previewId={preview.previewId} keyOfClient={key} />}
        </PieceSlot>
      );
  }
}

/** Undefined where there is none. */
function keyValueOf(preview: ImportPreview): string | undefined {
  if (preview.key !== undefined) return keyWordsOf(preview.key);
  return keyIsUnusable(preview) ? 'Cannot be used: see the findings below' : undefined;
}

function ClientId({ text }: { readonly text: string }) {
  return (
    <>
      <span className="wire">{inertText(text)}</span>{' '}
      <CopyButton size="inline" source={{ kind: 'text', text }} what="client id" />
    </>
  );
}
