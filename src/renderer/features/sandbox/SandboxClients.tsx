import { useState } from 'react';
import type { ClientView } from '../../../shared/views/client.js';
import type { SandboxView } from '../../../shared/views/sandbox.js';
import { perform } from '../../bridge/actions.js';
import { useClients } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { inertText } from '../../components/inert-text.js';
import { Select } from '../../components/Select.js';
import { WrittenNotice } from '../../components/WrittenNotice.js';
import { NewSandboxClientDialog } from './NewSandboxClientDialog.js';
import styles from './SandboxClients.module.css';
import { changeSandbox } from './sandbox-actions.js';

/** More names than this are better found on the Clients screen. */
const MAX_OFFERED = 30;

/** Who may ask for logins: its own clients, and saved ones of other environments that were let in. */
export function SandboxClients({ sandbox }: { readonly sandbox: SandboxView }) {
  const [making, setMaking] = useState(false);
  const [written, setWritten] = useState<string>();
  const clients = useClients() ?? [];
  const served = sandbox.clients.flatMap(({ key, problem }) => {
    const client = clients.find((one) => one.key === key);
    return client === undefined ? [] : [{ client, problem }];
  });
  const others = clients.filter(({ key }) => !sandbox.clients.some((one) => one.key === key)).slice(0, MAX_OFFERED);
  return (
    <TitledCard
      title="Clients that log in"
      actions={
        <Button size="small" onClick={() => setMaking(true)}>
          New client
        </Button>
      }
    >
      {served.length === 0 && (
        <p className={styles.none}>None yet. Make one, or let a saved client of another environment in.</p>
      )}
      <ul className={styles.list}>
        {served.map(({ client, problem }) => (
          <ServedRow key={client.key} client={client} problem={problem} onWritten={setWritten} />
        ))}
      </ul>
      {others.length > 0 && (
        <Select
          label="Let a saved client log in here"
          value=""
          onChange={(key) => {
            if (key !== '') void changeSandbox('sandbox.serveClient', { key, served: true });
          }}
          choices={[
            { value: '', label: 'Let a saved client in…' },
            ...others.map(({ key, name, clientId }) => ({ value: key, label: inertText(`${name}, ${clientId}`) })),
          ]}
        />
      )}
      {written !== undefined && (
        <WrittenNotice path={written} title="Credentials written" onDismiss={() => setWritten(undefined)}>
          The file holds the secret and the private key in clear.
        </WrittenNotice>
      )}
      {making && <NewSandboxClientDialog onClose={() => setMaking(false)} />}
    </TitledCard>
  );
}

interface ServedRowProps {
  readonly client: ClientView;
  readonly problem: string | undefined;
  readonly onWritten: (path: string) => void;
}

function ServedRow({ client, problem, onWritten }: ServedRowProps) {
  const name = inertText(client.name);
  const own = client.environment.kind === 'sandbox';
  const download = async () => {
    const file = await perform('sandbox', 'sandbox.saveCredentials', { key: client.key });
    if (file !== undefined && file !== null) onWritten(file.path);
  };
  return (
    <li>
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        <p className={styles.id}>{inertText(client.clientId)}</p>
        {problem !== undefined && <p className={styles.problem}>Cannot log in: {problem}</p>}
      </div>
      {own ? (
        <Button size="small" variant="quiet" describedBy={`download-${client.key}`} onClick={() => void download()}>
          Download…
          <span className="sr-only" id={`download-${client.key}`}>
            the credentials of {name} as the portal gives them, secrets in clear
          </span>
        </Button>
      ) : (
        <Button
          size="small"
          variant="quiet"
          onClick={() => void changeSandbox('sandbox.serveClient', { key: client.key, served: false })}
        >
          Let out<span className="sr-only">: {name}</span>
        </Button>
      )}
    </li>
  );
}
