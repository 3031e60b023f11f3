import type { ClientView } from '../../../../shared/views/client.js';
import type { SandboxView } from '../../../../shared/views/sandbox.js';
import { Button } from '../../../components/Button.js';
import { inertText } from '../../../components/inert-text.js';
import { armFault } from '../sandbox-actions.js';
import styles from './Faults.module.css';

interface ArmedFaultsProps {
  readonly sandbox: SandboxView;
  readonly clients: readonly ClientView[];
}

/** What is armed, wherever it is in the list, and for whom. */
export function ArmedFaults({ sandbox, clients }: ArmedFaultsProps) {
  if (sandbox.armed.length === 0) return null;
  return (
    <ul className={styles.armed} aria-label="Armed faults">
      {sandbox.armed.map(({ fault, once, clientId }) => {
        const title = sandbox.faults.find(({ id }) => id === fault)?.title ?? fault;
        const name = inertText(clients.find((client) => client.clientId === clientId)?.name ?? clientId ?? '');
        const whom = clientId === undefined ? '' : ` of ${name}`;
        return (
          <li key={`${fault} ${clientId ?? ''}`}>
            <span>
              {title}{' '}
              <span className={styles.id}>
                {once
                  ? `for one request${whom}`
                  : `${whom === '' ? '' : `for requests${whom} `}until it is switched off`}
              </span>
            </span>
            <Button size="small" variant="quiet" onClick={() => armFault(fault, 'off', clientId)}>
              Switch off
              <span className="sr-only">
                {' '}
                {title}
                {whom}
              </span>
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
