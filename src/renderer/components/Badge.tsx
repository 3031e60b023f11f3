import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { cx } from './cx.js';

/** What the colour of a word means. */
export type Tone = 'neutral' | 'accent' | 'pass' | 'warn' | 'fail';

interface BadgeProps {
  readonly tone?: Tone;
  readonly children: ReactNode;
}

/** A word or two with a colour that means something. */
export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return <span className={cx(styles.badge, styles[tone])}>{children}</span>;
}
