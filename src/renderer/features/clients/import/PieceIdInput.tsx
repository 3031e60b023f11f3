import { useEffect, useRef, useState } from 'react';
import { TextInput } from '../../../components/Field.js';
import styles from './PieceSlot.module.css';
import { putPiece } from './piece-actions.js';

const PAUSE_MS = 400;

interface PieceIdInputProps {
  readonly clientId: string;
  /** Told as soon as something is typed, so that the field stays once the id is there. */
  readonly onTyping: () => void;
  readonly onDone: () => void;
}

/** The client id, typed: it is no secret. It is put in place after a pause, or at once with Enter or on leaving. */
export function PieceIdInput({ clientId, onTyping, onDone }: PieceIdInputProps) {
  const [typed, setTyped] = useState(clientId);
  const [shown, setShown] = useState(clientId);
  const [sent, setSent] = useState<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (clientId !== shown) {
    setShown(clientId);
    // It was pasted or dropped: what was typed before is not to come back.
    if (!sent.includes(clientId)) setTyped(clientId);
  }
  const put = async (text: string): Promise<boolean> => {
    clearTimeout(timer.current);
    if (text === '' || text === clientId) return text !== '';
    setSent((before) => [...before, text]);
    return putPiece('clientId', { kind: 'text', text });
  };
  const type = (next: string) => {
    onTyping();
    setTyped(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void put(next.trim()), PAUSE_MS);
  };
  const finish = async () => {
    if (await put(typed.trim())) onDone();
  };
  return (
    <form
      className={styles.typed}
      onBlur={() => void put(typed.trim())}
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
    >
      <TextInput wire value={typed} onChange={type} label="Client id" placeholder="Type the client id" />
    </form>
  );
}
