import type { ReactNode } from 'react';
import styles from './Card.module.css';
import { cx } from './cx.js';

interface CardProps {
  readonly children: ReactNode;
  readonly className?: string;
  /** No space of its own, for a card that is all table. */
  readonly flush?: boolean;
}

/** A sheet with a line around it. */
export function Card({ children, className, flush = false }: CardProps) {
  return <div className={cx(styles.card, flush && styles.flush, className)}>{children}</div>;
}

interface TitledCardProps extends CardProps {
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  /** The level of the heading; 2 under the title of a screen. */
  readonly level?: 2 | 3;
}

/** A card that is a section of its own, with a heading and what can be done with it. */
export function TitledCard({ title, actions, level = 2, children, className, flush = false }: TitledCardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={cx(styles.card, flush && styles.flush, className)}>
      <div className={cx(styles.head, flush && styles.headInFlush)}>
        <Heading className={styles.title}>{title}</Heading>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** What a card without space of its own says where it has no rows. */
export function CardNote({ children }: { readonly children: ReactNode }) {
  return <p className={styles.note}>{children}</p>;
}
