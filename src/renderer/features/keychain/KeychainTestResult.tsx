import type { KeychainTest } from '../../../shared/views/app.js';
import { duration } from '../../components/format.js';
import { Verdict } from '../../components/Verdict.js';
import styles from './KeychainTestResult.module.css';
import { TEST_STEP_WORDS, testSummary } from './keychain-words.js';

/** What a test of the keychain came to, step by step. */
export function KeychainTestResult({ result }: { readonly result: KeychainTest }) {
  return (
    <div className={styles.result}>
      <p className={styles.summary}>{testSummary(result)}</p>
      <ol className={styles.steps} aria-label="Steps of the test">
        {result.steps.map(({ step, ok, durationMs, error }) => (
          <li key={step} className={styles.step}>
            <Verdict status={ok ? 'passed' : 'failed'} />
            <div className={styles.words}>
              <p className={styles.head}>
                <span>
                  {TEST_STEP_WORDS[step]} {ok ? 'works' : 'fails'}
                </span>
                <span className={styles.time}>{duration(durationMs)}</span>
              </p>
              {error !== undefined && (
                <p className="caption">
                  {error.message} {error.hint} <span className={styles.code}>{error.code}</span>
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
