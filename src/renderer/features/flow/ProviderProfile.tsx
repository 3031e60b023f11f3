import { useQuery } from '@tanstack/react-query';
import { FileOutput, FlaskConical } from 'lucide-react';
import { useState } from 'react';
import type { FlowView } from '../../../shared/views/flow.js';
import { perform, usePending } from '../../bridge/actions.js';
import { call } from '../../bridge/bridge.js';
import { put } from '../../bridge/events.js';
import { sandboxQuery } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { FactList } from '../../components/FactList.js';
import { inertText } from '../../components/inert-text.js';
import { AreaNotice, Notice } from '../../components/Notice.js';
import { showScreen } from '../../view/view.js';
import styles from './ProviderProfile.module.css';

/** What the provider was seen to do where its documentation leaves it open: to be exported, and for the sandbox to do the same. */
export function ProviderProfile({ flow }: { readonly flow: FlowView }) {
  const { runId } = flow;
  const [done, setDone] = useState<string>();
  const busy = usePending('profile.export', 'profile.takeOn');
  const { data } = useQuery({
    queryKey: ['profile', runId, flow.status],
    queryFn: () => call('profile.describe', { runId }),
    gcTime: 0,
  });
  if (data === undefined || data === null) return null;
  const write = async () => {
    const written = await perform('profile', 'profile.export', { runId });
    if (written !== undefined && written !== null) setDone(`Written to ${written.path}`);
  };
  const takeOn = async () => {
    const sandbox = await perform('profile', 'profile.takeOn', { runId });
    if (sandbox === undefined) return;
    put(sandboxQuery.queryKey, sandbox);
    setDone('The sandbox does the same from now on.');
  };
  return (
    <TitledCard
      title="What this provider does"
      actions={
        <>
          <Button size="small" icon={FileOutput} disabled={busy} onClick={() => void write()}>
            Export…
          </Button>
          {flow.environment.kind !== 'sandbox' && (
            <Button size="small" icon={FlaskConical} disabled={busy} onClick={() => void takeOn()}>
              Let the sandbox do the same
            </Button>
          )}
        </>
      }
    >
      <AreaNotice area="profile" />
      {done !== undefined && (
        <Notice
          tone="info"
          announced
          title={inertText(done)}
          onDismiss={() => setDone(undefined)}
          {...(done.startsWith('The sandbox') && {
            actions: <Button onClick={() => showScreen('sandbox')}>Go to the sandbox</Button>,
          })}
        />
      )}
      <p className={styles.what}>
        Names, algorithms and numbers that the documentation leaves open; no token, no value, nothing of the person.
      </p>
      <FactList
        facts={data.facts.map(({ label, value }, index) => ({
          label:
            label === 'Field encryption' && index > 0 && data.facts[index - 1]?.label === label ? 'and also' : label,
          value: <span className="wire">{inertText(value)}</span>,
        }))}
      />
    </TitledCard>
  );
}
