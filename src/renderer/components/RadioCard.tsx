import type { ReactNode } from 'react';
import { cx } from './cx.js';
import styles from './RadioCard.module.css';
import { RadioMark } from './RadioMark.js';

interface RadioCardProps {
  readonly value: string;
  readonly title: string;
  readonly children: ReactNode;
  /** No line around it, for a list of many. */
  readonly plain?: boolean;
}

/** One choice of a RadioGroup, with words about it. */
export function RadioCard({ value, title, children, plain = false }: RadioCardProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Base UI's radio renders the input that the label is for
    <label className={cx(styles.card, plain && styles.plain)}>
      <RadioMark value={value} label={title} className={styles.mark} />
      <span className={styles.words}>
        <span className={styles.title} title={title}>
          {title}
        </span>
        {children}
      </span>
    </label>
  );
}
