import type { NetworkTest } from '../../../../shared/views/network.js';
import { inertText } from '../../../components/inert-text.js';
import { TimingBar } from '../../../components/TimingBar.js';
import { Verdict } from '../../../components/Verdict.js';
import sharedStyles from './NetworkCard.module.css';
import styles from './NetworkTestResult.module.css';
import { findingsOf, testSummary } from './network-words.js';

/** What a test of the network came to: the way, TLS, the answer, and what took how long. */
export function NetworkTestResult({ result }: { readonly result: NetworkTest }) {
  return (
    <div className={styles.result}>
      <p className={styles.summary}>{testSummary(result)}</p>
      <ol className={styles.findings} aria-label="What the test found">
        {findingsOf(result).map(({ id, status, words, detail }) => (
          <li key={id} className={styles.finding}>
            <Verdict status={status} />
            <span>
              {inertText(words)}
              {detail !== undefined && <span className={sharedStyles.detail}>{inertText(detail)}</span>}
              {status === 'failed' && <span className={sharedStyles.code}>{id}</span>}
            </span>
          </li>
        ))}
      </ol>
      <TimingBar timing={result.timing} connection={result.connection} label="the test" />
    </div>
  );
}
