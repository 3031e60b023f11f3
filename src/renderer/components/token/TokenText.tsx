import { Fragment } from 'react';
import type { AnatomyView } from '../../../shared/views/anatomy.js';
import { MaskedPieces } from '../wire/MaskedWire.js';
import { segmentOf } from './segments.js';
import token from './token.module.css';

interface TokenTextProps {
  readonly anatomy: AnatomyView;
  readonly runId: string;
}

/** A compact token, each segment in its colour, dots between. */
export function TokenText({ anatomy, runId }: TokenTextProps) {
  return (
    <p className={token.token}>
      {anatomy.segments.map((segment, index) => (
        <Fragment key={segment.role}>
          {index > 0 && <span className={token.dot}>.</span>}
          <span className={token[segmentOf(segment.role).colour]}>
            <MaskedPieces text={segment.text} runId={runId} />
          </span>
        </Fragment>
      ))}
    </p>
  );
}
