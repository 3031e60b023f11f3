import type { ClientView, SecretPresence } from '../../../shared/views/client.js';
import { usePresence } from '../../bridge/presence.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { CopyButton } from '../../components/CopyButton.js';
import { FactList } from '../../components/FactList.js';
import { inertText } from '../../components/inert-text.js';
import { Verdict } from '../../components/Verdict.js';
import { lookAgain } from '../keychain/look-again.js';
import styles from './ClientCredentials.module.css';
import sharedStyles from './ClientPage.module.css';
import { importFromDialog, replacePiece } from './import/import-actions.js';

/** Client id, key and secrets: what each is, whether it can be read, and how to put another in its place. */
export function ClientCredentials({ client }: { readonly client: ClientView }) {
  const { key } = client;
  return (
    <TitledCard title="Credentials">
      <FactList
        facts={[
          {
            label: 'Client id',
            value: <Copied text={client.clientId} what="client id" />,
          },
          { label: 'Private key', value: <span className="wire">RSA {client.keyBits}</span> },
          {
            label: 'SHA-256 fingerprint',
            value: <Copied text={client.keyFingerprint} what="fingerprint of the public key" />,
          },
          { label: 'Secret and key', value: <SecretsState clientKey={key} /> },
        ]}
      />
      <div className={styles.buttons}>
        <Button onClick={() => replacePiece(key, 'clientSecret')}>Replace secret…</Button>
        <Button onClick={() => replacePiece(key, 'privateKey')}>Replace private key…</Button>
        <CopyButton
          source={{ kind: 'key-variable', of: { of: 'client', key } }}
          what="private key as a line of an .env file"
          words="Copy key as .env line"
        />
      </div>
      <p className={styles.caption}>
        The fingerprint is of the public key (SPKI, DER). The copied line is one that both official SDKs take; the
        clipboard is cleared after 60 s.
      </p>
    </TitledCard>
  );
}

interface CopiedProps {
  readonly text: string;
  readonly what: string;
}

function Copied({ text, what }: CopiedProps) {
  return (
    <span className={sharedStyles.line}>
      <span className="wire">{inertText(text)}</span>
      <CopyButton size="inline" source={{ kind: 'text', text }} what={what} />
    </span>
  );
}

const STATES = {
  present: { status: 'passed', words: 'In the keychain.' },
  missing: {
    status: 'failed',
    words: 'Missing: they are no longer where they were kept. Import the credentials again; everything else is kept.',
  },
  locked: {
    status: 'warned',
    words: 'The keychain gives no access: it is locked, or not there any more. Nothing is lost.',
  },
  'session-only': {
    status: 'warned',
    words: 'In memory, for this session only. After a restart they have to be imported again.',
  },
} as const satisfies Readonly<Record<SecretPresence, object>>;

function SecretsState({ clientKey }: { readonly clientKey: string }) {
  const secrets = usePresence(clientKey);
  if (secrets === undefined) return <span className={sharedStyles.line}>Looking into the keychain…</span>;
  const { status, words } = STATES[secrets];
  return (
    <span className={sharedStyles.line}>
      <Verdict status={status} />
      <span>
        {words}
        {secrets === 'locked' && (
          <div className={styles.buttons}>
            <Button size="small" onClick={() => void lookAgain()}>
              Try again
            </Button>
          </div>
        )}
        {secrets === 'missing' && (
          <div className={styles.buttons}>
            <Button size="small" onClick={() => void importFromDialog()}>
              Import again…
            </Button>
          </div>
        )}
      </span>
    </span>
  );
}
