import { Check, Minus, X } from 'lucide-react';
import type { StepView } from '../../shared/views/step.js';
import { cx } from './cx.js';
import styles from './Verdict.module.css';

/** What a step or a rule came to. */
export type VerdictStatus = StepView['status'];

const WORDS: Readonly<Record<VerdictStatus, string>> = {
  passed: 'Holds',
  warned: 'Look',
  failed: 'Fails',
  skipped: 'Nothing held',
  pending: 'Not yet run',
  running: 'Running',
  waiting: 'Waiting',
};

interface VerdictProps {
  readonly status: VerdictStatus;
  /** Shown for what has not been run yet. */
  readonly number?: number;
  /** Instead of the usual word for screen readers. */
  readonly word?: string;
}

/** A verdict as a shape, a colour, and a word for who sees neither. */
export function Verdict({ status, number, word }: VerdictProps) {
  return (
    <span className={cx(styles.verdict, styles[status])}>
      <span aria-hidden="true" className={styles.glyph}>
        {glyph(status, number)}
      </span>
      <span className="sr-only">{word ?? WORDS[status]}</span>
    </span>
  );
}

function glyph(status: VerdictStatus, number: number | undefined) {
  switch (status) {
    case 'passed':
      return <Check size={11} strokeWidth={3.2} />;
    case 'warned':
      return '!';
    case 'failed':
      return <X size={11} strokeWidth={3.2} />;
    case 'skipped':
      return <Minus size={10} strokeWidth={2.6} />;
    case 'running':
    case 'waiting':
      return <span className={styles.busy} />;
    case 'pending':
      return number ?? '';
  }
}
