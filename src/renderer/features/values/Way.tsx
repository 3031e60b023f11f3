import { Check, Minus, X } from 'lucide-react';
import type { ResultRow as Row } from '../../../shared/views/result.js';
import { cx } from '../../components/cx.js';
import styles from './Way.module.css';

/** How far a scope got: requested, returned, decrypted. */
export function Way({ row }: { readonly row: Row }) {
  const steps = [
    { name: 'requested', state: row.requested ? 'yes' : 'odd' },
    { name: 'returned', state: row.returned ? 'yes' : 'no' },
    { name: 'decrypted', state: row.decrypted ? 'yes' : row.returned ? 'failed' : 'no' },
  ] as const;
  return (
    <span className={styles.way}>
      {steps.map(({ name, state }) => (
        <span key={name} className={cx(styles.step, styles[state])}>
          {state === 'yes' && <Check size={13} strokeWidth={2.6} aria-hidden="true" />}
          {(state === 'no' || state === 'odd') && <Minus size={13} strokeWidth={2.6} aria-hidden="true" />}
          {state === 'failed' && <X size={13} strokeWidth={2.6} aria-hidden="true" />}
          <span className="sr-only">
            {state === 'yes' ? name : `not ${name}`}
            {', '}
          </span>
        </span>
      ))}
    </span>
  );
}
