import type { SectionView } from '../../../shared/views/inspector.js';
import { inertText } from '../../components/inert-text.js';
import { Meaning, MeaningTable } from '../../components/MeaningTable.js';
import { LongWire } from '../../components/wire/LongWire.js';
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
        // biome-ignore lint/suspicious/noArrayIndexKey: a parameter may come twice, and its place is all that tells the two apart
        <tr key={index}>
          <th scope="row">{inertText(member.name)}</th>
          <td>
            <LongWire text={member.value} runId={runId} />
          </td>
          <Meaning words={member.meaning} spec={member.spec} className={styles.meaning} />
        </tr>
      ))}
    </MeaningTable>
  );
}
