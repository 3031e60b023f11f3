import { Check, Code, Copy, FileOutput, Pencil, Trash2 } from 'lucide-react';
import { memo } from 'react';
import type { ClientView } from '../../../shared/views/client.js';
import { useClient } from '../../bridge/queries.js';
import { Badge } from '../../components/Badge.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { ColourMark } from '../../components/ColourMark.js';
import { cx } from '../../components/cx.js';
import { EnvironmentBadge } from '../../components/EnvironmentBadge.js';
import { IconButton } from '../../components/IconButton.js';
import { inertText } from '../../components/inert-text.js';
import { Notice } from '../../components/Notice.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { openOverlay, showScreen, useView } from '../../view/view.js';
import { ClientCredentials } from './ClientCredentials.js';
import { ClientDiagnosis } from './ClientDiagnosis.js';
import { ClientFacts } from './ClientFacts.js';
import styles from './ClientPage.module.css';
import { selectClient } from './client-actions.js';
import { discardDraft, useHasDraft } from './edit/edit-draft.js';

/** Everything that is known of one client but its secrets, and what can be done with it. */
export const ClientPage = memo(function ClientPage({ client }: { readonly client: ClientView }) {
  return (
    <ScrollRegion className={styles.page} label={inertText(client.name)}>
      <Head client={client} />
      <UnsavedEdits client={client} />
      <ClientDiagnosis client={client} />
      <ClientCredentials client={client} />
      <ClientFacts client={client} />
      {client.notes !== '' && (
        <TitledCard title="Notes">
          <p className={cx(styles.notes, 'value')}>{inertText(client.notes)}</p>
        </TitledCard>
      )}
    </ScrollRegion>
  );
});

function Head({ client }: { readonly client: ClientView }) {
  const { key } = client;
  const name = inertText(client.name);
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <ColourMark colour={client.colour} />
        <h2 className={cx(styles.name, 'value')}>{name}</h2>
        <EnvironmentBadge environment={client.environment} />
      </div>
      <div className={styles.actions}>
        <RunWith client={client} />
        <span className={styles.manage}>
          <Button size="small" icon={Code} onClick={() => openOverlay({ kind: 'project-code', key })}>
            Code…
          </Button>
          <Button size="small" icon={Pencil} onClick={() => openOverlay({ kind: 'edit-client', key })}>
            Edit…
          </Button>
          <Button size="small" icon={Copy} onClick={() => openOverlay({ kind: 'duplicate-client', key })}>
            Duplicate…
          </Button>
          <Button size="small" icon={FileOutput} onClick={() => openOverlay({ kind: 'export-clients', of: 'shown' })}>
            Export…
          </Button>
          <IconButton
            icon={Trash2}
            label={`Remove ${name}`}
            onClick={() => openOverlay({ kind: 'remove-client', key })}
          />
        </span>
      </div>
    </header>
  );
}

/** The way to a run with this client. */
function RunWith({ client }: { readonly client: ClientView }) {
  const chosen = useClient()?.key === client.key;
  if (!chosen) {
    return <Button onClick={() => void selectClient(client.key)}>Choose</Button>;
  }
  return (
    <>
      <Badge tone="accent">
        <Check size={12} strokeWidth={3} aria-hidden="true" /> Chosen
      </Badge>
      <Button onClick={() => showScreen('scopes')}>Scopes</Button>
      <Button onClick={() => showScreen('flow')}>Flow</Button>
    </>
  );
}

/** What was edited and then left, by a command or a file that was opened meanwhile. */
function UnsavedEdits({ client }: { readonly client: ClientView }) {
  const editing = useView((state) => state.overlay?.kind === 'edit-client');
  const left = useHasDraft(client) && !editing;
  if (!left) return null;
  return (
    <Notice
      tone="warn"
      title="Changes to this client are not saved yet"
      actions={
        <>
          <Button onClick={() => openOverlay({ kind: 'edit-client', key: client.key })}>Go on editing</Button>
          <Button variant="quiet" onClick={() => discardDraft(client.key)}>
            Discard them
          </Button>
        </>
      }
    />
  );
}
