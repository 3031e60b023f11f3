import { Button as BaseButton } from '@base-ui/react/button';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import styles from './Button.module.css';
import { cx } from './cx.js';
import { Kbd } from './Kbd.js';
import { ariaKeys } from './key-names.js';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'regular' | 'small';
  readonly icon?: LucideIcon;
  /** The chord that does the same, shown on the button. */
  readonly keys?: string;
  /** The same, where there is no room to show it. */
  readonly shortcut?: string;
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  /** The id of the element that says why the button is disabled, or what it does. */
  readonly describedBy?: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly autoFocus?: boolean;
}

/** A button. Disabled ones stay reachable by keyboard, so that their reason can be read. */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'regular', icon: Icon, keys } = props;
  const chord = keys ?? props.shortcut;
  const filled = variant === 'primary' || variant === 'danger';
  return (
    <BaseButton
      ref={props.ref}
      type={props.type ?? 'button'}
      className={cx(styles.button, styles[variant], size === 'small' && styles.small, props.className)}
      onClick={props.onClick}
      disabled={props.disabled}
      focusableWhenDisabled
      aria-describedby={props.describedBy}
      aria-keyshortcuts={chord === undefined ? undefined : ariaKeys(chord)}
      data-autofocus={props.autoFocus === true ? '' : undefined}
    >
      {Icon !== undefined && <Icon size={15} aria-hidden="true" />}
      <span className={styles.label}>{props.children}</span>
      {keys !== undefined && <Kbd keys={keys} onAccent={filled} />}
    </BaseButton>
  );
}
