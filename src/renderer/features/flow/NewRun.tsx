import type { ClientView } from '../../../shared/views/client.js';
import { useSandbox } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { CopyButton } from '../../components/CopyButton.js';
import { FactList } from '../../components/FactList.js';
import { counted } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { Notice } from '../../components/Notice.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { BreakableWire } from '../../components/wire/BreakableWire.js';
import { LongWire } from '../../components/wire/LongWire.js';
import { showScreen } from '../../view/view.js';
import styles from './NewRun.module.css';
import { RunOptionsCard } from './RunOptionsCard.js';
import type { FlowFocus } from './step-view.js';

/** Before the first step: what will be asked for, and how. */
export function NewRun({ focus }: { readonly focus: FlowFocus }) {
  const { client } = focus;
  if (client === undefined) return null;
  return (
    <ScrollRegion className={styles.pane} label="New run">
      <header>
        <h1 className={styles.title}>New run</h1>
        <p className={styles.summary}>
          Eleven steps, from the credentials to the decrypted values. Run them one by one, or to the end.
        </p>
      </header>
      {client.environment.kind === 'production' && (
        <Notice tone="warn" title="This is production">
          The run asks the real sgID, and what comes back is a real person’s data.
        </Notice>
      )}
      <What client={client} />
      <RunOptionsCard client={client} />
    </ScrollRegion>
  );
}

function What({ client }: { readonly client: ClientView }) {
  const sandbox = useSandbox();
  const scope = client.selectedScopes.join(' ');
  return (
    <TitledCard
      title="What is asked for"
      actions={
        <Button size="small" onClick={() => showScreen('scopes')}>
          Choose scopes
        </Button>
      }
    >
      <FactList
        facts={[
          { label: 'Client', value: <span className="wire">{inertText(client.clientId)}</span> },
          {
            label: 'Provider',
            value: (
              <span className="wire">
                {client.environment.origin || sandbox?.origin || 'the sandbox, which is started first'}
              </span>
            ),
          },
          {
            label: 'Redirect URI',
            value: (
              <span className="wire">
                <BreakableWire text={client.redirectUri} />
              </span>
            ),
          },
          {
            label: counted(client.selectedScopes.length, 'scope'),
            value: (
              <>
                <LongWire text={[scope]} runId="" />{' '}
                <CopyButton size="inline" source={{ kind: 'text', text: scope }} what="scope" />
              </>
            ),
          },
        ]}
      />
    </TitledCard>
  );
}
