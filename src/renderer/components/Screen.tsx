import type { ReactNode } from 'react';
import styles from './Screen.module.css';
import { ScrollRegion } from './ScrollRegion.js';

interface ScreenProps {
  readonly title: string;
  readonly summary?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen that scrolls as a whole, under its title and actions. */
export function Screen({ title, summary, actions, children }: ScreenProps) {
  return (
    <ScrollRegion className={styles.screen} label={title}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 className={styles.title}>{title}</h1>
          {summary !== undefined && <div className={styles.summary}>{summary}</div>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </ScrollRegion>
  );
}
