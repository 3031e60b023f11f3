import { SCOPE_PRESETS } from '../../../core/catalogue/presets.js';
import type { ClientView } from '../../../shared/views/client.js';
import { cx } from '../../components/cx.js';
import { Tooltip } from '../../components/Tooltip.js';
import styles from './Presets.module.css';
import { chooseScopes, inCatalogueOrder } from './scope-choice.js';

/** Ready-made choices; each replaces what is chosen. */
export function Presets({ client }: { readonly client: ClientView }) {
  const chosen = inCatalogueOrder(client.selectedScopes).join();
  const registered = client.allowedScopes;
  const presets = [
    ...SCOPE_PRESETS,
    ...(registered === undefined
      ? []
      : [
          {
            id: 'registered',
            label: 'All registered',
            description: 'All that the credentials listed.',
            scopes: registered,
          },
        ]),
  ];
  return (
    <div className={styles.presets}>
      <h2 className={styles.title}>Presets</h2>
      {presets.map((preset) => {
        const same = inCatalogueOrder(preset.scopes).join() === chosen;
        return (
          <Tooltip key={preset.id} words={preset.description.replaceAll('`', '')}>
            <button
              type="button"
              className={cx(styles.preset, same && styles.same)}
              aria-pressed={same}
              aria-description={preset.description.replaceAll('`', '')}
              onClick={() => void chooseScopes(client, preset.scopes)}
            >
              {preset.label}
            </button>
          </Tooltip>
        );
      })}
    </div>
  );
}
