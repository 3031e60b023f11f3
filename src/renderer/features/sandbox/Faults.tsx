import { useState } from 'react';
import type { SandboxView } from '../../../shared/views/sandbox.js';
import { Badge } from '../../components/Badge.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { Prose } from '../../components/Prose.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { SearchInput } from '../../components/SearchInput.js';
import { Switch } from '../../components/Switch.js';
import styles from './Faults.module.css';
import { groupFaults } from './fault-groups.js';
import { changeSandbox } from './sandbox-actions.js';

type Fault = SandboxView['faults'][number];
type Arming = 'off' | 'once' | 'on';

/** What the sandbox can be told to get wrong, for one request or until it is switched off, to see who notices. */
export function Faults({ sandbox }: { readonly sandbox: SandboxView }) {
  const [query, setQuery] = useState('');
  const groups = groupFaults(sandbox.faults, query);
  const count = sandbox.armed.length;
  return (
    <TitledCard
      title="Faults"
      actions={count > 0 ? <Badge tone="warn">{count} armed</Badge> : <Badge>none armed</Badge>}
    >
      <Armed sandbox={sandbox} />
      <SearchInput label="Search faults" value={query} onChange={setQuery} find />
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
                  <FaultRow key={fault.id} fault={fault} arming={armingOf(sandbox, fault.id)} />
                ))}
              </ul>
            </section>
          ))}
        </ScrollRegion>
      )}
    </TitledCard>
  );
}

/** What is armed, wherever it is in the list. */
function Armed({ sandbox }: { readonly sandbox: SandboxView }) {
  if (sandbox.armed.length === 0) return null;
  return (
    <ul className={styles.armed} aria-label="Armed faults">
      {sandbox.armed.map(({ fault, once }) => {
        const title = sandbox.faults.find(({ id }) => id === fault)?.title ?? fault;
        return (
          <li key={fault}>
            <span>
              {title} <span className={styles.id}>{once ? 'for one request' : 'until it is switched off'}</span>
            </span>
            <Button size="small" variant="quiet" onClick={() => arm(fault, 'off')}>
              Switch off<span className="sr-only"> {title}</span>
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function FaultRow({ fault, arming }: { readonly fault: Fault; readonly arming: Arming }) {
  const { id, title, description } = fault;
  return (
    <li>
      <div className={styles.words}>
        <p>{title}</p>
        <p className={styles.id}>{id}</p>
        <p className={styles.description} id={`fault-${id}`}>
          <Prose>{description}</Prose>
        </p>
      </div>
      <div className={styles.controls}>
        <Button
          size="small"
          variant="quiet"
          disabled={arming === 'once'}
          describedBy={`fault-${id}`}
          onClick={() => arm(id, 'once')}
        >
          {arming === 'once' ? 'Waiting' : 'Once'}
          <span className="sr-only">: {title}</span>
        </Button>
        <Switch
          label={title}
          describedBy={`fault-${id}`}
          checked={arming !== 'off'}
          onChange={(on) => arm(id, on ? 'on' : 'off')}
        />
      </div>
    </li>
  );
}

function armingOf({ armed }: SandboxView, id: string): Arming {
  const found = armed.find(({ fault }) => fault === id);
  if (found === undefined) return 'off';
  return found.once ? 'once' : 'on';
}

function arm(fault: string, arming: Arming): void {
  void changeSandbox('sandbox.armFault', { fault, arming });
}
