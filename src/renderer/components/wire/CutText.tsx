import { useState } from 'react';
import type { MaskedText } from '../../../shared/views/masked-text.js';
import { Button } from '../Button.js';
import { byteCount } from '../format.js';
import styles from './CutText.module.css';
import { maskedLength } from './masked-slots.js';

/** What is drawn at once, in characters; a longer text is cut until the user asks for all of it. */
export const CUT_AT = 200_000;

/** Whether a text is to be cut for now, and the line that says so. */
export function useCut(text: MaskedText) {
  const [whole, setWhole] = useState(false);
  const length = maskedLength(text);
  const cut = length > CUT_AT && !whole;
  const note = cut && (
    <p className={styles.cut}>
      Cut at {byteCount(CUT_AT)} of {byteCount(length)}.{' '}
      <Button size="small" onClick={() => setWhole(true)}>
        Show all
      </Button>
    </p>
  );
  return { cut, note };
}
