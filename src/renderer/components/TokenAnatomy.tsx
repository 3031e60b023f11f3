import type { AnatomyView } from '../../shared/views/flow.js';
import { Badge } from './Badge.js';
import { BodyText } from './BodyText.js';
import { Card } from './Card.js';
import { cx } from './cx.js';
import { byteCount } from './format.js';
import { segmentOf } from './segments.js';
import styles from './TokenAnatomy.module.css';
import { TokenText } from './TokenText.js';

interface TokenAnatomyProps {
  readonly anatomy: AnatomyView;
  readonly runId: string;
  /** Shows what each segment decodes to below it. */
  readonly decoded?: boolean;
}

/** A token taken apart: the whole in colours, then a column for each segment. */
export function TokenAnatomy({ anatomy, runId, decoded = true }: TokenAnatomyProps) {
  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        <h2 className={cx(styles.title, 'value')}>{anatomy.title}</h2>
        {anatomy.verdict !== undefined && (
          <Badge tone={anatomy.verdict === 'passed' ? 'pass' : 'fail'}>
            {anatomy.verdictText ?? (anatomy.verdict === 'passed' ? 'holds' : 'does not hold')}
          </Badge>
        )}
      </div>
      <TokenText anatomy={anatomy} runId={runId} />
      <ul className={styles.segments}>
        {anatomy.segments.map((segment) => {
          const look = segmentOf(segment.role);
          return (
            <li key={segment.role} className={cx(styles.segment, styles[look.colour])}>
              <p>
                <strong className={styles.name}>{look.name}</strong>{' '}
                <span className={styles.bytes}>{byteCount(segment.bytes)}</span>
              </p>
              <p className={styles.note}>{segment.note}</p>
            </li>
          );
        })}
      </ul>
      {decoded &&
        anatomy.segments.map(
          (segment) =>
            segment.decoded !== undefined && (
              <div key={segment.role} className={styles.decoded}>
                <h3 className={styles[`${segmentOf(segment.role).colour}Text`]}>{segmentOf(segment.role).name}</h3>
                <BodyText text={segment.decoded} runId={runId} label={`${segmentOf(segment.role).name}, decoded`} />
              </div>
            ),
        )}
    </Card>
  );
}
