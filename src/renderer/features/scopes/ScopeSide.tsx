import { SCOPE_PRESETS } from '../../../core/catalogue/presets.js';
import type { ClientView } from '../../../shared/views/client.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { CodeBlock } from '../../components/CodeBlock.js';
import { cx } from '../../components/cx.js';
import { counted } from '../../components/format.js';
import { Prose } from '../../components/Prose.js';
import { showScreen } from '../frame/view.js';
import styles from './ScopeSide.module.css';
import { chooseScopes, inCatalogueOrder, isNotRegistered } from './scope-choice.js';

/** The scope string as it will go on the wire, and ready-made choices. */
export function ScopeSide({ client }: { readonly client: ClientView | undefined }) {
  const chosen = inCatalogueOrder(client?.selectedScopes ?? []);
  const flagged = chosen.filter((scope) => isNotRegistered(client, scope)).length;
  return (
    <aside className={styles.side} aria-label="What is asked for">
      <TitledCard title="scope">
        <CodeBlock text={chosen.join(' ')} what="scope" />
        <p className={styles.count} role="status">
          {counted(chosen.length, 'scope')}
          {flagged > 0 && `, ${flagged} not registered for this client`}
          {client !== undefined &&
            client.allowedScopes === undefined &&
            '. The credentials listed none, so none is flagged'}
        </p>
        {client !== undefined && (
          <Button className={styles.go} onClick={() => showScreen('flow')}>
            Go to the flow
          </Button>
        )}
      </TitledCard>
      {client !== undefined && (
        <TitledCard title="Presets" flush>
          <ul className={styles.presets}>
            {SCOPE_PRESETS.map((preset) => {
              const same = preset.scopes.toSorted().join() === chosen.toSorted().join();
              return (
                <li key={preset.id}>
                  <button
                    type="button"
                    className={cx(styles.preset, same && styles.same)}
                    aria-pressed={same}
                    onClick={() => void chooseScopes(client, preset.scopes)}
                  >
                    <span className={styles.label}>{preset.label}</span>
                    <span className={styles.words}>
                      <Prose>{preset.description}</Prose>
                    </span>
                  </button>
                </li>
              );
            })}
            {client.allowedScopes !== undefined && (
              <li>
                <button
                  type="button"
                  className={styles.preset}
                  onClick={() => void chooseScopes(client, client.allowedScopes ?? [])}
                >
                  <span className={styles.label}>Registered</span>
                  <span className={styles.words}>All that the credentials listed.</span>
                </button>
              </li>
            )}
          </ul>
        </TitledCard>
      )}
    </aside>
  );
}
