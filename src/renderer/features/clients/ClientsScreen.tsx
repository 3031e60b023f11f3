import { ClipboardPaste, FileOutput, Plus, Puzzle } from 'lucide-react';
import { useDeferredValue } from 'react';
import { useApp } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { EmptyState } from '../../components/EmptyState.js';
import { counted } from '../../components/format.js';
import { AreaNotice } from '../../components/Notice.js';
import { openOverlay } from '../../view/view.js';
import { KeychainNotice } from '../keychain/KeychainNotice.js';
import { ClientList } from './ClientList.js';
import { ClientPage } from './ClientPage.js';
import styles from './ClientsScreen.module.css';
import { importByHand, importFromClipboard, importFromDialog } from './import/import-actions.js';
import { TrashOffers } from './import/TrashOffers.js';
import { ListTools } from './ListTools.js';
import { changeListing, useListedClients, useShownClient } from './list-view.js';

/** The saved clients and the page of one of them. */
export function ClientsScreen({ count }: { readonly count: number }) {
  // The search field answers at once, the arrows in the list likewise; what they lead to follows when there is time.
  const listed = useDeferredValue(useListedClients());
  const shown = useShownClient(listed);
  const opened = useDeferredValue(shown);
  return (
    <div className={styles.screen}>
      <Head count={count} listed={listed.length} />
      <section className={styles.list} aria-label="Saved clients">
        {count > 1 && <ListTools listed={listed} />}
        <ClientList clients={listed} shown={shown?.key} />
        <p className={styles.drop}>Drop credentials, a .env or a private key anywhere in this window.</p>
      </section>
      {opened === undefined ? (
        <div className={styles.none}>
          <EmptyState
            title="No client fits"
            actions={
              <Button onClick={() => changeListing({ query: '', environment: 'all' })}>Show all {count} again</Button>
            }
          >
            <p>Search for a name, a client id, an environment, notes, a scope or a fingerprint.</p>
          </EmptyState>
        </div>
      ) : (
        <ClientPage key={opened.key} client={opened} />
      )}
    </div>
  );
}

interface HeadProps {
  readonly count: number;
  readonly listed: number;
}

function Head({ count, listed }: HeadProps) {
  const keychain = useApp()?.keychain;
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1 className={styles.title}>Clients</h1>
        <p className={styles.summary} role="status">
          {listed < count ? `${listed} of ${counted(count, 'client')} fit.` : `${counted(count, 'client')} saved.`}
          {keychain?.backend === 'keychain' && ` Secrets and keys are in the keychain (${keychain.name}).`}
        </p>
      </div>
      <div className={styles.actions}>
        {count > 1 && (
          <Button icon={FileOutput} onClick={() => openOverlay({ kind: 'export-clients', of: 'all' })}>
            Export all…
          </Button>
        )}
        <Button icon={Puzzle} onClick={() => void importByHand()}>
          Put together by hand
        </Button>
        <Button icon={ClipboardPaste} onClick={() => void importFromClipboard()}>
          Paste from clipboard
        </Button>
        <Button variant="primary" icon={Plus} keys="Mod+I" onClick={() => void importFromDialog()}>
          Import credentials…
        </Button>
      </div>
      <div className={styles.notices}>
        <AreaNotice area="clients" />
        <TrashOffers />
        <KeychainNotice />
      </div>
    </header>
  );
}
