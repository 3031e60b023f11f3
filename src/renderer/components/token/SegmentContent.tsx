import { useState } from 'react';
import type { AnatomyView } from '../../../shared/views/anatomy.js';
import { Button } from '../Button.js';
import { BodyText } from '../wire/BodyText.js';
import { MemberTable } from './MemberTable.js';
import styles from './SegmentContent.module.css';
import { segmentOf } from './segments.js';
import token from './token.module.css';

interface SegmentContentProps {
  readonly segment: AnatomyView['segments'][number];
  readonly runId: string;
  /** The members that the chosen characters belong to, by index. */
  readonly active: readonly number[];
  readonly onPoint: (member: number | undefined) => void;
  readonly onPick: (member: number) => void;
}

/** What a segment decodes to: its members with their meaning, or the text as it stands; nothing for bytes. */
export function SegmentContent({ segment, runId, active, onPoint, onPick }: SegmentContentProps) {
  const [asText, setAsText] = useState(false);
  const { members, decoded } = segment;
  if (decoded === undefined) return null;
  const { name, colour } = segmentOf(segment.role);
  const listed = members !== undefined && members.length > 0;
  return (
    <section className={styles.content} aria-label={`${name}, decoded`}>
      <div className={styles.head}>
        <h3 className={token[colour]}>{name}</h3>
        {listed && (
          <Button size="small" variant="quiet" onClick={() => setAsText(!asText)}>
            {asText ? 'Explain' : 'Show JSON'}
          </Button>
        )}
      </div>
      {listed && !asText ? (
        <MemberTable
          label={`${name}, its members`}
          members={members}
          runId={runId}
          active={active}
          onPoint={onPoint}
          onPick={onPick}
        />
      ) : (
        <BodyText text={decoded} runId={runId} label={`${name}, decoded`} />
      )}
    </section>
  );
}
