import type { ReactNode } from 'react';
import styles from './FieldGrid.module.css';

/** Fields two by two. */
export function FieldGrid({ children }: { readonly children: ReactNode }) {
  return <div className={styles.grid}>{children}</div>;
}

/** What takes both columns of a grid of fields. */
export function WideField({ children }: { readonly children: ReactNode }) {
  return <div className={styles.wide}>{children}</div>;
}
