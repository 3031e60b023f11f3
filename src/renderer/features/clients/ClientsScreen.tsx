import { ClipboardPaste, Plus } from 'lucide-react';
import { useApp, useClients } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { counted } from '../../components/format.js';
import { AreaNotice } from '../../components/Notice.js';
import { Screen } from '../../components/Screen.js';
import { ClientCard } from './ClientCard.js';
import styles from './ClientsScreen.module.css';
import { importFromClipboard, importFromDialog } from './client-actions.js';
import { FirstStart } from './FirstStart.js';
import { KeychainNotice } from './KeychainNotice.js';

/** The saved clients; with none, the way to a first run. */
export function ClientsScreen() {
  const clients = useClients();
  const keychain = useApp()?.keychain;
  if (clients === undefined) return null;
  if (clients.length === 0) return <FirstStart />;
  return (
    <Screen
      title="Clients"
      summary={`${counted(clients.length, 'client')} saved.${
        keychain?.backend === 'keychain' ? ` Secrets and keys are in ${keychain.name}.` : ''
      }`}
      actions={
        <>
          <Button icon={ClipboardPaste} onClick={() => void importFromClipboard()}>
            Paste from clipboard
          </Button>
          <Button variant="primary" icon={Plus} keys="Mod+I" onClick={() => void importFromDialog()}>
            Import credentials…
          </Button>
        </>
      }
    >
      <AreaNotice area="clients" />
      <KeychainNotice />
      <ul className={styles.cards}>
        {clients.map((client) => (
          <li key={client.key}>
            <ClientCard client={client} />
          </li>
        ))}
      </ul>
      <p className={styles.drop}>Drop a credentials file, a .env or a private key anywhere in this window.</p>
    </Screen>
  );
}
