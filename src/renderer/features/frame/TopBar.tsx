import { ChevronDown } from 'lucide-react';
import type { ClientView } from '../../../shared/views/client.js';
import { useClient, useClients } from '../../bridge/queries.js';
import { EnvironmentBadge } from '../../components/EnvironmentBadge.js';
import { inertText } from '../../components/inert-text.js';
import { Kbd } from '../../components/Kbd.js';
import { ariaKeys } from '../../components/key-names.js';
import { Menu } from '../../components/Menu.js';
import { openOverlay, showScreen } from '../../view/view.js';
import { selectClient } from '../clients/client-actions.js';
import { importFromDialog } from '../clients/import/import-actions.js';
import styles from './TopBar.module.css';

/** Whose flow this is, where it goes, and the way to everything else. */
export function TopBar() {
  const client = useClient();
  return (
    <header className={styles.bar}>
      <span className={styles.mark} aria-hidden="true">
        id
      </span>
      <span className={styles.name}>sgID Console</span>
      {client !== undefined && (
        <div className={styles.client}>
          <ClientSwitcher />
          <EnvironmentBadge environment={client.environment} />
        </div>
      )}
      <button
        type="button"
        className={styles.palette}
        aria-keyshortcuts={ariaKeys('Mod+K')}
        onClick={() => openOverlay({ kind: 'palette' })}
      >
        <span>Search or run a command</span>
        <Kbd keys="Mod+K" />
      </button>
    </header>
  );
}

/** More are found faster on the Clients screen, by searching. */
const MAX_LISTED = 12;

/** The latest clients in the order in which they are kept, the chosen one always among them. */
function listedHere(clients: readonly ClientView[], chosen: ClientView): readonly ClientView[] {
  if (clients.length <= MAX_LISTED) return clients;
  const latest = clients.toSorted((one, other) => other.importedAt - one.importedAt).slice(0, MAX_LISTED - 1);
  return clients.filter((client) => client.key === chosen.key || latest.includes(client));
}

function ClientSwitcher() {
  const clients = useClients() ?? [];
  const chosen = useClient();
  if (chosen === undefined) return null;
  return (
    <Menu
      trigger={
        <button type="button" className={styles.switcher}>
          <span className={styles.caption}>Client</span>{' '}
          <strong className={styles.clientName}>{inertText(chosen.name)}</strong>
          <ChevronDown size={14} aria-hidden="true" />
        </button>
      }
      groups={[
        listedHere(clients, chosen).map((client) => ({
          id: client.key,
          label: inertText(client.name),
          detail: `${inertText(client.clientId)} · ${client.environment.kind}`,
          wire: true,
          checked: client.key === chosen.key,
          onSelect: () => void selectClient(client.key),
        })),
        [
          { id: 'import', label: 'Import credentials…', keys: 'Mod+I', onSelect: () => void importFromDialog() },
          { id: 'manage', label: `All clients (${clients.length})`, onSelect: () => showScreen('clients') },
        ],
      ]}
    />
  );
}
