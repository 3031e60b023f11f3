import type { ReactNode } from 'react';
import styles from './FactList.module.css';

/** One label and what it names. */
export interface FactItem {
  readonly label: string;
  readonly value: ReactNode;
}

/** Labels and what they name, in two columns. */
export function FactList({ facts }: { readonly facts: readonly FactItem[] }) {
  return (
    <dl>
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a label may come twice, and its place is all that tells the two apart
        <div key={index} className={styles.fact}>
          <dt>{fact.label}</dt>
          <dd className="value">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
