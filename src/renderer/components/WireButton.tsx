import type { ButtonHTMLAttributes } from 'react';
import { cx } from './cx.js';
import styles from './WireButton.module.css';

interface WireButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> {
  readonly accent?: boolean;
}

/** Text as it is on the wire that opens what it names. */
export function WireButton({ accent = false, ...rest }: WireButtonProps) {
  return <button {...rest} type="button" className={cx(styles.button, accent && styles.accent)} />;
}
