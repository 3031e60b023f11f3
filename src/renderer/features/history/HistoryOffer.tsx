import type { HistoryView } from '../../../shared/views/history.js';
import { usePending } from '../../bridge/actions.js';
import { Button } from '../../components/Button.js';
import { FactList } from '../../components/FactList.js';
import styles from './HistoryOffer.module.css';
import { enableHistory } from './history-actions.js';
import { whereKept } from './history-words.js';

/** What keeping runs means, before it is turned on. */
export function HistoryOffer({ history }: { readonly history: HistoryView }) {
  const pending = usePending('history.enable');
  return (
    <>
      <p className={styles.offer}>
        Every run from now on is kept, so that you can reopen it offline as it was, search it, and compare two.
      </p>
      <FactList
        facts={[
          {
            label: 'What is kept',
            value:
              'Requests, responses, checks, tokens and decrypted values. Never the client secret or the private key.',
          },
          { label: 'Where', value: whereKept(history) },
          {
            label: 'How long',
            value: `${history.limits.keepDays} days and ${history.limits.maxMegabytes} MB in all; pinned runs stay. Settings change both.`,
          },
        ]}
      />
      <div className={styles.actions}>
        <Button variant="primary" disabled={pending} onClick={() => void enableHistory(true)}>
          Keep a history
        </Button>
      </div>
    </>
  );
}
