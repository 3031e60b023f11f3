import type { SectionView } from '../../../shared/views/inspector.js';
import { inertText } from '../../components/inert-text.js';
import { MeaningRow, MeaningTable } from '../../components/MeaningTable.js';
import styles from './ExplainedMembers.module.css';

interface ExplainedMembersProps {
  readonly members: Extract<SectionView, { readonly type: 'members' }>['members'];
  readonly runId: string;
  readonly label: string;
}

/** Parameters or members as they came, with what each means. */
export function ExplainedMembers({ members, runId, label }: ExplainedMembersProps) {
  return (
    <MeaningTable label={label} className={styles.members}>
      {members.map((member, index) => (
        <MeaningRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a parameter may come twice, and its place is all that tells the two apart
          key={index}
          name={inertText(member.name)}
          value={member.value}
          runId={runId}
          meaning={member.meaning}
          spec={member.spec}
        />
      ))}
    </MeaningTable>
  );
}
