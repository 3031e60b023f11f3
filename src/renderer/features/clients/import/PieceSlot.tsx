import { type ReactNode, useState } from 'react';
import type { CredentialsPiece } from '../../../../shared/views/client.js';
import { Button } from '../../../components/Button.js';
import { cx } from '../../../components/cx.js';
import { ErrorNotice } from '../../../components/Notice.js';
import { useImportSession } from './import-session.js';
import { PieceIdInput } from './PieceIdInput.js';
import styles from './PieceSlot.module.css';
import { putPiece } from './piece-actions.js';
import { PIECE_WORDS } from './piece-words.js';

interface PieceSlotProps {
  readonly piece: CredentialsPiece;
  /** What is told of it, never the value of a secret; undefined where it is missing. */
  readonly value: ReactNode;
  /** More about it, over the whole width. */
  readonly children?: ReactNode;
  /** The client id that is there, to begin typing with. */
  readonly clientId?: string;
}

/** The place of one part of the credentials: what is there, and ways to put it there, by button, key or drop. */
export function PieceSlot({ piece, value, children, clientId }: PieceSlotProps) {
  const [replacing, setReplacing] = useState(false);
  const [over, setOver] = useState(false);
  const busy = useImportSession((session) => session.reading === piece);
  const failure = useImportSession((session) => session.pieceFailures[piece]);
  const words = PIECE_WORDS[piece];
  const missing = value === undefined;
  const open = missing || replacing;
  const [wasBusy, setWasBusy] = useState(false);
  if (busy !== wasBusy) {
    setWasBusy(busy);
    // However it came, it is there now. A client id may still be being typed.
    if (!busy && failure === undefined && piece !== 'clientId') setReplacing(false);
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset takes no focus, which pasting into it needs
    <div
      role="group"
      aria-label={words}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what is pasted goes to the part that has the focus
      tabIndex={0}
      data-piece={piece}
      className={cx(styles.slot, missing && styles.missing, over && styles.over)}
      onDragEnter={() => setOver(true)}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      }}
      onDrop={() => setOver(false)}
    >
      <div className={styles.row}>
        <p className={styles.label}>{words}</p>
        <div className={styles.value}>{missing ? <span className={styles.nothing}>Missing</span> : value}</div>
        {busy && (
          <span className="caption" role="status">
            Reading…
          </span>
        )}
        <div className={styles.actions}>
          {!missing && (
            <Button variant="quiet" size="small" onClick={() => setReplacing(!replacing)}>
              {replacing ? 'Done' : 'Replace'}
              <span className="sr-only"> {words.toLowerCase()}</span>
            </Button>
          )}
        </div>
      </div>
      {open && (
        <div className={styles.ways}>
          {piece === 'clientId' && (
            <PieceIdInput
              clientId={clientId ?? ''}
              onTyping={() => setReplacing(true)}
              onDone={() => setReplacing(false)}
            />
          )}
          <Button size="small" disabled={busy} onClick={() => void putPiece(piece, { kind: 'clipboard' })}>
            Paste<span className="sr-only"> {words.toLowerCase()}</span>
          </Button>
          <Button size="small" disabled={busy} onClick={() => void putPiece(piece, { kind: 'dialog' })}>
            Choose file…<span className="sr-only"> {words.toLowerCase()}</span>
          </Button>
          <span className="caption">or drop a file here</span>
        </div>
      )}
      {failure !== undefined && <ErrorNotice error={failure} />}
      {children}
    </div>
  );
}
