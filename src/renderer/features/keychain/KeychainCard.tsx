import { useState } from 'react';
import type { AppView, KeychainTest } from '../../../shared/views/app.js';
import { perform, usePending } from '../../bridge/actions.js';
import { appQuery, put } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { FactList } from '../../components/FactList.js';
import { Verdict } from '../../components/Verdict.js';
import styles from './KeychainCard.module.css';
import { KeychainTestResult } from './KeychainTestResult.js';
import { keychainState } from './keychain-words.js';
import { lookAgain } from './look-again.js';

/** What keeps the secrets and keys, whether it can be used now, and a test of it. */
export function KeychainCard({ app }: { readonly app: AppView }) {
  const { keychain } = app;
  const [result, setResult] = useState<KeychainTest>();
  const testing = usePending('app.testKeychain');
  const state = keychainState(keychain);
  const test = async () => {
    const tested = await perform('settings', 'app.testKeychain', {});
    setResult(tested);
    if (tested !== undefined) put(appQuery.queryKey, { ...app, keychain: tested.keychain });
  };
  return (
    <TitledCard title="Where secrets are kept">
      <FactList
        facts={[
          { label: 'Kept in', value: keychain.name },
          {
            label: 'State',
            value: (
              <span className={styles.line}>
                <Verdict status={state.status} />
                <span>
                  {state.words}
                  {keychain.reason !== undefined && <span className={styles.reason}>{keychain.reason}</span>}
                  {state.remedy !== undefined && <span className={styles.reason}>{state.remedy}</span>}
                </span>
              </span>
            ),
          },
        ]}
      />
      <div className={styles.actions}>
        <Button disabled={testing} onClick={() => void test()}>
          {testing ? 'Testing…' : 'Test it'}
        </Button>
        {state.status === 'failed' && <Button onClick={() => void lookAgain()}>Retry</Button>}
        <span className="caption">Writes an item, reads it back, compares it and removes it.</span>
      </div>
      <div aria-live="polite">{result !== undefined && !testing && <KeychainTestResult result={result} />}</div>
    </TitledCard>
  );
}
