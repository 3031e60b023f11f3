import { Fragment } from 'react';
import type { AnatomyView } from '../../../shared/views/anatomy.js';
import { MaskedPieces } from '../wire/MaskedWire.js';
import colours from './segment-colours.module.css';
import { segmentOf } from './segments.js';
import styles from './TokenText.module.css';

interface TokenTextProps {
  readonly anatomy: AnatomyView;
  readonly runId: string;
}

/** A compact token, each segment in its colour, dots between. */
export function TokenText({ anatomy, runId }: TokenTextProps) {
  return (
    <p className={styles.token}>
      {anatomy.segments.map((segment, index) => (
        <Fragment key={segment.role}>
          {index > 0 && <span className={styles.dot}>.</span>}
          <span className={colours[segmentOf(segment.role).colour]}>
            <MaskedPieces text={segment.text} runId={runId} />
          </span>
        </Fragment>
      ))}
    </p>
  );
}
