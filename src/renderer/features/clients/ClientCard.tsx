import { Trash2 } from 'lucide-react';
import type { ClientView } from '../../../shared/views/client.js';
import { useClient } from '../../bridge/queries.js';
import { Badge } from '../../components/Badge.js';
import { BreakableWire } from '../../components/BreakableWire.js';
import { Button } from '../../components/Button.js';
import { CopyButton } from '../../components/CopyButton.js';
import { cx } from '../../components/cx.js';
import { FactList } from '../../components/FactList.js';
import { FindingList } from '../../components/FindingList.js';
import { shortFingerprint } from '../../components/format.js';
import { IconButton } from '../../components/IconButton.js';
import { inertText } from '../../components/inert-text.js';
import { Verdict } from '../../components/Verdict.js';
import { EnvironmentBadge } from '../frame/EnvironmentBadge.js';
import { openOverlay, showScreen } from '../frame/view.js';
import styles from './ClientCard.module.css';
import { selectClient } from './client-actions.js';

/** One saved client: all that is known of it but its secrets. */
export function ClientCard({ client }: { readonly client: ClientView }) {
  const chosen = useClient()?.key === client.key;
  return (
    <article className={cx(styles.card, chosen && styles.chosen)} aria-label={client.name}>
      <header className={styles.head}>
        <h2 className={cx(styles.name, 'value')}>{inertText(client.name)}</h2>
        <EnvironmentBadge environment={client.environment} small />
      </header>
      <FactList facts={factsOf(client)} />
      <FindingList findings={client.findings} label="Findings" />
      <footer className={styles.foot}>
        {chosen ? (
          <>
            <Badge tone="accent">Chosen</Badge>
            <Button size="small" onClick={() => showScreen('scopes')}>
              Scopes
            </Button>
            <Button size="small" onClick={() => showScreen('flow')}>
              Flow
            </Button>
          </>
        ) : (
          <Button size="small" onClick={() => void selectClient(client.key)}>
            Choose
          </Button>
        )}
        <span className={styles.remove}>
          <IconButton
            icon={Trash2}
            label={`Remove ${client.name}`}
            onClick={() => openOverlay({ kind: 'remove-client', key: client.key })}
          />
        </span>
      </footer>
    </article>
  );
}

function factsOf(client: ClientView) {
  const allowed = client.allowedScopes;
  return [
    {
      label: 'Client id',
      value: (
        <span className={styles.line}>
          <span className="wire">{inertText(client.clientId)}</span>
          <CopyButton size="inline" source={{ kind: 'text', text: client.clientId }} what="client id" />
        </span>
      ),
    },
    {
      label: 'Key',
      value: (
        <span className={styles.line}>
          <span className="wire">
            RSA {client.keyBits} SHA256:{shortFingerprint(client.keyFingerprint)}
          </span>
          <CopyButton
            size="inline"
            source={{ kind: 'text', text: client.keyFingerprint }}
            what="fingerprint of the public key"
          />
        </span>
      ),
    },
    {
      label: 'Scopes',
      value: `${client.selectedScopes.length} chosen, ${
        allowed === undefined ? 'registered ones not known' : `${allowed.length} registered`
      }`,
    },
    {
      label: 'Redirect URI',
      value: (
        <span className="wire">
          <BreakableWire text={client.redirectUri} />
        </span>
      ),
    },
    { label: 'Secrets', value: <SecretsState state={client.secrets} /> },
  ];
}

const SECRETS = {
  present: { status: 'passed', words: 'in the keychain' },
  missing: { status: 'failed', words: 'missing: import the credentials again' },
  locked: { status: 'warned', words: 'the keychain is locked' },
  'session-only': { status: 'warned', words: 'for this session only' },
} as const;

function SecretsState({ state }: { readonly state: ClientView['secrets'] }) {
  const { status, words } = SECRETS[state];
  return (
    <span className={styles.line}>
      <Verdict status={status} />
      {words}
    </span>
  );
}
