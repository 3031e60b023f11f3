import type { SandboxView } from '../../../../shared/views/sandbox.js';
import { Button } from '../../../components/Button.js';
import { Prose } from '../../../components/Prose.js';
import { Switch } from '../../../components/Switch.js';
import { type Arming, armFault } from '../sandbox-actions.js';
import styles from './FaultRow.module.css';
import sharedStyles from './Faults.module.css';

interface FaultRowProps {
  readonly fault: SandboxView['faults'][number];
  readonly sandbox: SandboxView;
  /** The client that faults are armed for; empty for every one. */
  readonly clientId: string;
}

/** One fault, what it does, and what arms it. */
export function FaultRow({ fault, sandbox, clientId }: FaultRowProps) {
  const { id, title, description, perClient } = fault;
  const target = perClient && clientId !== '' ? clientId : undefined;
  const arming = armingOf(sandbox, id, target);
  return (
    <li>
      <div className={styles.words}>
        <p>{title}</p>
        <p className={sharedStyles.id}>{id}</p>
        <p className={sharedStyles.description} id={`fault-${id}`}>
          <Prose>{description}</Prose>
          {clientId !== '' && !perClient && ' For every client: this request does not say whose it is.'}
        </p>
      </div>
      <div className={styles.controls}>
        <Button
          size="small"
          variant="quiet"
          disabled={arming === 'once'}
          describedBy={`fault-${id}`}
          onClick={() => armFault(id, 'once', target)}
        >
          {arming === 'once' ? 'Waiting' : 'Once'}
          <span className="sr-only">: {title}</span>
        </Button>
        <Switch
          label={title}
          describedBy={`fault-${id}`}
          checked={arming !== 'off'}
          onChange={(on) => armFault(id, on ? 'on' : 'off', target)}
        />
      </div>
    </li>
  );
}

function armingOf({ armed }: SandboxView, id: string, target: string | undefined): Arming {
  const found = armed.find(({ fault, clientId }) => fault === id && clientId === target);
  if (found === undefined) return 'off';
  return found.once ? 'once' : 'on';
}
