import { ChevronDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import buttonStyles from './Button.module.css';
import { cx } from './cx.js';

/** The button that opens a menu, looking like the others; a menu hands it what it needs to do so. */
export function MenuButton({ children, ...trigger }: { readonly children: ReactNode } & ComponentProps<'button'>) {
  return (
    <button {...trigger} type="button" className={cx(buttonStyles.button, buttonStyles.secondary)}>
      <span className={buttonStyles.label}>{children}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </button>
  );
}
