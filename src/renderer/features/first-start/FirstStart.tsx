import { ClipboardPaste, Puzzle } from 'lucide-react';
import { useEffect } from 'react';
import { usePending } from '../../bridge/actions.js';
import { Button } from '../../components/Button.js';
import { isOnControl } from '../../components/key-targets.js';
import { AreaNotice } from '../../components/Notice.js';
import { view } from '../../view/view.js';
import { importByHand, importFromClipboard, importFromDialog } from '../clients/import/import-actions.js';
import { TrashOffers } from '../clients/import/TrashOffers.js';
import { runDemo } from '../flow/flow-actions.js';
import { KeychainNotice } from '../keychain/KeychainNotice.js';
import styles from './FirstStart.module.css';

/** Nothing is configured yet: one button shows everything, another begins in earnest. */
export function FirstStart() {
  const starting = usePending('sandbox.runDemo');
  useEffect(runDemoOnEnter, []);
  return (
    <div className={styles.screen}>
      <div className={styles.card}>
        <h1 className={styles.title}>See what sgID gives your app</h1>
        <p className={styles.lead}>
          Step through the login, every check and every layer of encryption. Nothing leaves this computer but the
          requests you see.
        </p>
        <div className={styles.notices}>
          <AreaNotice area="clients" />
          <TrashOffers />
          <KeychainNotice />
        </div>
        <div className={styles.ways}>
          <section className={styles.way}>
            <h2 className={styles.wayTitle}>Try it in the sandbox</h2>
            <p className={styles.text}>
              A complete sgID on this computer, with test people. No account, no phone, no network.
            </p>
            <Button variant="primary" keys={starting ? undefined : 'Enter'} disabled={starting} onClick={runDemoNow}>
              {starting ? 'Starting the sandbox…' : 'Run the whole flow'}
            </Button>
          </section>
          <section className={styles.way}>
            <h2 className={styles.wayTitle}>Use your own client</h2>
            <p className={styles.text}>
              Import the credentials you downloaded from the developer portal. The secret and the key go to your
              keychain.
            </p>
            <Button keys="Mod+I" onClick={() => void importFromDialog()}>
              Import credentials…
            </Button>
          </section>
        </div>
        <div className={styles.drop}>
          <p>
            Or drop files anywhere in this window: the portal’s JSON, a .env, a private key, an export. Several at once
            are put together.
          </p>
          <div className={styles.others}>
            <Button icon={ClipboardPaste} size="small" keys="Mod+V" onClick={() => void importFromClipboard()}>
              Paste from clipboard
            </Button>
            <Button icon={Puzzle} size="small" onClick={() => void importByHand()}>
              Put together by hand
            </Button>
          </div>
        </div>
      </div>
    </div>
  );
}

/** Enter starts it from anywhere, as the button says; returns what ends that. */
function runDemoOnEnter(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.repeat || event.ctrlKey || event.metaKey) return;
    if (!isOnControl(event.target) && view.get().overlay === undefined) runDemoNow();
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}

function runDemoNow(): void {
  void runDemo();
}
