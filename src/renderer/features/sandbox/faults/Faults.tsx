import { useState } from 'react';
import type { SandboxView } from '../../../../shared/views/sandbox.js';
import { Badge } from '../../../components/Badge.js';
import { TitledCard } from '../../../components/Card.js';
import { inertText } from '../../../components/inert-text.js';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { SearchInput } from '../../../components/SearchInput.js';
import { Select } from '../../../components/Select.js';
import { useServedClients } from '../served-clients.js';
import { ArmedFaults } from './ArmedFaults.js';
import { FaultRow } from './FaultRow.js';
import styles from './Faults.module.css';
import { groupFaults } from './fault-groups.js';

/** What the sandbox can be told to get wrong, for one request or until it is switched off, to see who notices. */
export function Faults({ sandbox }: { readonly sandbox: SandboxView }) {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState('');
  const clients = useServedClients(sandbox);
  // A client that was chosen may have been let out since.
  const clientId = clients.some((client) => client.clientId === chosen) ? chosen : '';
  const groups = groupFaults(sandbox.faults, query);
  const count = sandbox.armed.length;
  return (
    <TitledCard
      title="Faults"
      actions={count > 0 ? <Badge tone="warn">{count} armed</Badge> : <Badge>none armed</Badge>}
    >
      <ArmedFaults sandbox={sandbox} clients={clients} />
      <div className={styles.find}>
        <SearchInput label="Search faults" value={query} onChange={setQuery} find />
        {clients.length > 0 && (
          <Select
            label="Whose requests a fault touches"
            value={clientId}
            onChange={setChosen}
            choices={[
              { value: '', label: 'For every client' },
              ...clients.map((client) => ({ value: client.clientId, label: `For ${inertText(client.name)}` })),
            ]}
          />
        )}
      </div>
      {groups.length === 0 ? (
        <p className={styles.none} role="status">
          No fault matches “{query}”.
        </p>
      ) : (
        <ScrollRegion className={styles.scroll} label={`${sandbox.faults.length} faults`}>
          {groups.map(({ family, title, faults }) => (
            <section key={family} aria-label={title}>
              <h3 className={styles.group}>{title}</h3>
              <ul className={styles.list}>
                {faults.map((fault) => (
                  <FaultRow key={fault.id} fault={fault} sandbox={sandbox} clientId={clientId} />
                ))}
              </ul>
            </section>
          ))}
        </ScrollRegion>
      )}
    </TitledCard>
  );
}
