import type { MemberView } from '../../../shared/views/anatomy.js';
import { cx } from '../cx.js';
import { inertText } from '../inert-text.js';
import { MeaningRow, MeaningTable } from '../MeaningTable.js';
import styles from './MemberTable.module.css';
import { TimeClaim } from './TimeClaim.js';

interface MemberTableProps {
  /** What they are the members of. */
  readonly label: string;
  readonly members: readonly MemberView[];
  readonly runId: string;
  /** The members that the chosen characters belong to, by index. */
  readonly active: readonly number[];
  readonly onPoint: (member: number | undefined) => void;
  readonly onPick: (member: number) => void;
}

/** Header parameters or claims, each with what it means; pointing at one marks the characters that it comes from. */
export function MemberTable({ label, members, runId, active, onPoint, onPick }: MemberTableProps) {
  return (
    <MeaningTable label={label} className={styles.members}>
      {members.map((member, index) => (
        <MeaningRow
          key={member.start}
          className={cx(active.includes(index) && styles.active)}
          onMouseEnter={() => onPoint(index)}
          onMouseLeave={() => onPoint(undefined)}
          name={
            <button
              type="button"
              className={styles.name}
              aria-pressed={active.includes(index)}
              onFocus={() => onPoint(index)}
              onBlur={() => onPoint(undefined)}
              onClick={() => onPick(index)}
            >
              {inertText(member.name)}
            </button>
          }
          value={member.value}
          runId={runId}
          more={member.time !== undefined && <TimeClaim name={member.name} at={member.time} />}
          meaning={member.meaning ?? 'Not defined by the standards that sgID follows'}
          spec={member.spec}
        />
      ))}
    </MeaningTable>
  );
}
