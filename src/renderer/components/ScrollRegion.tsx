import type { ReactNode } from 'react';
import { cx } from './cx.js';
import styles from './ScrollRegion.module.css';

interface ScrollRegionProps {
  readonly label: string;
  readonly className?: string;
  /** No higher than a card may be. */
  readonly capped?: boolean;
  readonly children: ReactNode;
}

/** A part of the window that scrolls on its own. */
export function ScrollRegion({ label, className, capped = false, children }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
    <section className={cx(styles.region, capped && styles.capped, className)} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
