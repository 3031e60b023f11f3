import type { ClientView } from '../../../shared/views/client.js';
import { Badge } from '../../components/Badge.js';
import { TitledCard } from '../../components/Card.js';
import { CopyButton } from '../../components/CopyButton.js';
import { cx } from '../../components/cx.js';
import { FactList } from '../../components/FactList.js';
import { dateAndTime } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { BreakableWire } from '../../components/wire/BreakableWire.js';
import styles from './ClientFacts.module.css';
import sharedStyles from './ClientPage.module.css';

/** Where its requests go, where its responses come back to, and what it may ask for. */
export function ClientFacts({ client }: { readonly client: ClientView }) {
  return (
    <TitledCard title="At the provider">
      <FactList
        facts={[
          { label: 'Environment', value: <Origin client={client} /> },
          { label: 'Redirect URIs', value: <RedirectUris client={client} /> },
          { label: 'Registered scopes', value: <Scopes client={client} /> },
          { label: 'Asked for', value: <Chips scopes={client.selectedScopes} what="scopes asked for" /> },
          { label: 'Imported', value: dateAndTime(client.importedAt) },
        ]}
      />
    </TitledCard>
  );
}

function Origin({ client: { environment } }: { readonly client: ClientView }) {
  if (environment.kind === 'sandbox') return 'The sandbox on this computer';
  return (
    <span className={sharedStyles.line}>
      <span className="wire">{inertText(environment.origin)}</span>
      <CopyButton size="inline" source={{ kind: 'text', text: environment.origin }} what="origin" />
    </span>
  );
}

/** The registered ones, and the one that runs use, marked. */
function RedirectUris({ client }: { readonly client: ClientView }) {
  const uris = [...new Set([...client.redirectUris, client.redirectUri])];
  return (
    <ul className={styles.uris}>
      {uris.map((uri) => (
        <li key={uri}>
          <span className="wire">
            <BreakableWire text={uri} />
          </span>{' '}
          <CopyButton size="inline" source={{ kind: 'text', text: uri }} what="redirect URI" />{' '}
          {uri === client.redirectUri && uris.length > 1 && <Badge tone="accent">Used by runs</Badge>}{' '}
          {!client.redirectUris.includes(uri) && <Badge>Not in the credentials</Badge>}
        </li>
      ))}
    </ul>
  );
}

function Scopes({ client: { allowedScopes } }: { readonly client: ClientView }) {
  if (allowedScopes === undefined) return 'Not known: the credentials did not list them.';
  if (allowedScopes.length === 0) return 'None';
  return <Chips scopes={allowedScopes} what="registered scopes" />;
}

interface ChipsProps {
  readonly scopes: readonly string[];
  readonly what: string;
}

function Chips({ scopes, what }: ChipsProps) {
  return (
    <ul className={styles.scopes}>
      {scopes.map((scope) => (
        <li key={scope} className={cx(styles.scope, 'wire')}>
          {inertText(scope)}
        </li>
      ))}
      <li>
        <CopyButton size="inline" source={{ kind: 'text', text: scopes.join(' ') }} what={what} />
      </li>
    </ul>
  );
}
