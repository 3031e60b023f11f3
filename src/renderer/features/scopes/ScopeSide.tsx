import type { ClientView } from '../../../shared/views/client.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { CopyButton } from '../../components/CopyButton.js';
import { CodeFrame } from '../../components/code/CodeBlock.js';
import { counted } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { showScreen } from '../../view/view.js';
import styles from './ScopeSide.module.css';
import { inCatalogueOrder, isNotRegistered } from './scope-choice.js';

/** The scope string as it will go on the wire. */
export function ScopeSide({ client }: { readonly client: ClientView | undefined }) {
  const chosen = inCatalogueOrder(client?.selectedScopes ?? []);
  const flagged = chosen.filter((scope) => isNotRegistered(client, scope)).length;
  const text = chosen.join(' ');
  return (
    <aside className={styles.side} aria-label="What is asked for">
      <TitledCard title="scope" actions={<CopyButton source={{ kind: 'text', text }} what="scope" />}>
        <CodeFrame label="scope">{inertText(text)}</CodeFrame>
        <p className={styles.count} role="status">
          {counted(chosen.length, 'scope')} chosen{flagged > 0 && `, ${flagged} not registered for this client`}.
        </p>
        {client !== undefined && (
          <>
            <p className={styles.note}>
              {client.allowedScopes === undefined
                ? 'The credentials listed no scopes, so none is flagged here.'
                : 'What is registered is as the credentials listed it; the portal may have changed since.'}
            </p>
            <Button className={styles.go} onClick={() => showScreen('flow')}>
              Go to the flow
            </Button>
          </>
        )}
      </TitledCard>
    </aside>
  );
}
