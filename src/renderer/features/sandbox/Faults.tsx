import { useState } from 'react';
import type { SandboxView } from '../../../shared/views/sandbox.js';
import { Badge } from '../../components/Badge.js';
import { TitledCard } from '../../components/Card.js';
import { Prose } from '../../components/Prose.js';
import { SearchInput } from '../../components/SearchInput.js';
import { Switch } from '../../components/Switch.js';
import styles from './Faults.module.css';
import { changeSandbox } from './sandbox-actions.js';

/** What the sandbox can be told to get wrong, to see who notices. */
export function Faults({ sandbox }: { readonly sandbox: SandboxView }) {
  const [query, setQuery] = useState('');
  const wanted = query.toLowerCase();
  const shown = sandbox.faults.filter((fault) =>
    `${fault.id} ${fault.title} ${fault.description}`.toLowerCase().includes(wanted),
  );
  return (
    <TitledCard
      title="Faults"
      actions={
        sandbox.armed.length > 0 ? <Badge tone="warn">{sandbox.armed.length} armed</Badge> : <Badge>none armed</Badge>
      }
    >
      <SearchInput label="Search faults" value={query} onChange={setQuery} find />
      <ul className={styles.list}>
        {shown.map((fault) => (
          <li key={fault.id}>
            <div className={styles.words}>
              <p>{fault.title}</p>
              <p className={styles.id}>{fault.id}</p>
              <p className={styles.description} id={`fault-${fault.id}`}>
                <Prose>{fault.description}</Prose>
              </p>
            </div>
            <Switch
              label={fault.title}
              describedBy={`fault-${fault.id}`}
              checked={sandbox.armed.includes(fault.id)}
              onChange={(armed) => void changeSandbox('sandbox.armFault', { fault: fault.id, armed })}
            />
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <p className={styles.description} role="status">
          No fault matches “{query}”.
        </p>
      )}
    </TitledCard>
  );
}
