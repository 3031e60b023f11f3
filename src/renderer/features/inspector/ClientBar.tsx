import { useId, useState } from 'react';
import type { InspectionView } from '../../../shared/views/inspector.js';
import { usePending } from '../../bridge/actions.js';
import { useClient, useClients } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { inertText } from '../../components/inert-text.js';
import { Menu } from '../../components/Menu.js';
import { MenuButton } from '../../components/MenuButton.js';
import { Select } from '../../components/Select.js';
import styles from './ClientBar.module.css';
import { applyClient, applyJwks } from './inspector-actions.js';
import { USE_WORDS } from './kind-words.js';

/** Verifies, decrypts or compares with a saved client; a signature also with keys that the user has. */
export function ClientBar({ inspection }: { readonly inspection: InspectionView }) {
  const clients = useClients() ?? [];
  const current = useClient();
  const [picked, setPicked] = useState<string>();
  const busy = usePending('inspector.useClient', 'inspector.useJwks');
  const hintId = useId();
  const { clientUse } = inspection;
  if (clientUse === undefined) return null;
  const words = USE_WORDS[clientUse];
  const key = picked ?? inspection.clientKey ?? current?.key;
  return (
    <div className={styles.bar}>
      {key === undefined ? (
        <p className={styles.none}>Import a client to {words.action.toLowerCase()} it with: nothing is saved yet.</p>
      ) : (
        <>
          <div className={styles.choice}>
            <Select
              label="Saved client"
              value={key}
              onChange={setPicked}
              choices={clients.map((client) => ({ value: client.key, label: inertText(client.name) }))}
            />
          </div>
          <Button
            variant="primary"
            disabled={busy}
            describedBy={hintId}
            onClick={() => void applyClient(inspection, key)}
          >
            {busy ? words.busy : words.action}
          </Button>
        </>
      )}
      {clientUse === 'verify' && (
        <Menu
          trigger={<MenuButton disabled={busy}>Verify with a JWKS</MenuButton>}
          groups={[
            [
              {
                id: 'clipboard',
                label: 'Paste it',
                detail: 'Offline, with the keys in the clipboard',
                onSelect: () => void applyJwks(inspection, 'clipboard', key),
              },
              {
                id: 'file',
                label: 'Open a file…',
                detail: 'Offline, with the keys in a file',
                onSelect: () => void applyJwks(inspection, 'dialog', key),
              },
            ],
          ]}
        />
      )}
      {key !== undefined && (
        <p id={hintId} className={styles.hint}>
          {words.hint}
        </p>
      )}
    </div>
  );
}
