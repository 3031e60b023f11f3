import { Fragment } from 'react';
import { inertText } from './inert-text.js';
import styles from './Prose.module.css';

/** A sentence in which what stands between backticks is something off the wire. */
export function Prose({ children }: { readonly children: string }) {
  return children.split('`').map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence have no identity but their place
      <code key={index} className={styles.code}>
        {inertText(piece)}
      </code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={index}>{inertText(piece)}</Fragment>
    ),
  );
}
