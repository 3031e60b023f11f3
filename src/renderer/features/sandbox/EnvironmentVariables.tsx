import type { SandboxView } from '../../../shared/views/sandbox.js';
import { useClients } from '../../bridge/queries.js';
import { TitledCard } from '../../components/Card.js';
import { CodeBlock } from '../../components/CodeBlock.js';
import { Prose } from '../../components/Prose.js';
import styles from './EnvironmentVariables.module.css';

/** What makes the user's own app, by the official SDK, talk to this sandbox. */
export function EnvironmentVariables({ sandbox }: { readonly sandbox: SandboxView }) {
  const client = useClients()?.find(({ environment }) => environment.kind === 'sandbox');
  if (sandbox.origin === undefined) return null;
  const lines = [
    `SGID_HOSTNAME=${sandbox.origin}`,
    ...(client === undefined ? [] : [`SGID_CLIENT_ID=${client.clientId}`, `SGID_REDIRECT_URI=${client.redirectUri}`]),
  ];
  return (
    <TitledCard title="For your own app">
      <CodeBlock text={lines.join('\n')} what="environment variables" />
      <p className={styles.note}>
        <Prose>
          Hand `SGID_HOSTNAME` to the official SDK as `hostname`. Client secret and private key stay those of the
          client.
        </Prose>
      </p>
    </TitledCard>
  );
}
