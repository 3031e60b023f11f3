import { useState } from 'react';
import type { EnvironmentView } from '../../../../shared/views/common.js';
import type { NetworkTest } from '../../../../shared/views/network.js';
import { perform, usePending } from '../../../bridge/actions.js';
import { useClient } from '../../../bridge/queries.js';
import { Button } from '../../../components/Button.js';
import { inertText } from '../../../components/inert-text.js';
import { Select } from '../../../components/Select.js';
import sharedStyles from './NetworkCard.module.css';
import styles from './NetworkTestPanel.module.css';
import { NetworkTestResult } from './NetworkTestResult.js';

interface Target {
  readonly value: 'client' | 'production' | 'staging';
  readonly label: string;
  readonly environment: EnvironmentView;
}

/** Main knows the origins of these by their names. */
const DOCUMENTED: readonly Target[] = [
  { value: 'production', label: 'Production', environment: { kind: 'production', origin: '' } },
  { value: 'staging', label: 'Staging', environment: { kind: 'staging', origin: '' } },
];

/** Fetches a discovery document through the network as it is saved, and says what came. */
export function NetworkTestPanel({ unsaved }: { readonly unsaved: boolean }) {
  const client = useClient();
  const targets: readonly Target[] =
    client === undefined
      ? DOCUMENTED
      : [{ value: 'client', label: `Of ${inertText(client.name)}`, environment: client.environment }, ...DOCUMENTED];
  const [chosen, setChosen] = useState<Target['value']>('client');
  const target = targets.find(({ value }) => value === chosen) ?? targets[0];
  const [result, setResult] = useState<NetworkTest>();
  const testing = usePending('network.test');
  const test = async () => {
    if (target === undefined) return;
    setResult(undefined);
    setResult(await perform('network', 'network.test', { environment: target.environment }));
  };
  if (target === undefined) return null;
  return (
    <section className={sharedStyles.part} aria-labelledby="network-test">
      <h3 id="network-test" className={sharedStyles.partTitle}>
        Test it
      </h3>
      <div className={sharedStyles.actions}>
        <span className={styles.target}>
          <Select
            label="Environment to test"
            choices={targets.map(({ value, label }) => ({ value, label }))}
            value={target.value}
            onChange={setChosen}
          />
        </span>
        <Button disabled={testing} onClick={() => void test()}>
          {testing ? 'Testing…' : 'Test the network'}
        </Button>
        <span className={sharedStyles.note}>
          {unsaved ? 'Tests what is saved: save first.' : 'Fetches its discovery document. Nothing secret is sent.'}
        </span>
      </div>
      <div aria-live="polite">{result !== undefined && !testing && <NetworkTestResult result={result} />}</div>
    </section>
  );
}
