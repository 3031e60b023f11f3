import { useQuery } from '@tanstack/react-query';
import { FileOutput, FlaskConical } from 'lucide-react';
import { useState } from 'react';
import type { FlowView } from '../../../shared/views/flow.js';
import { perform, usePending } from '../../bridge/actions.js';
import { call, failureView } from '../../bridge/bridge.js';
import { change } from '../../bridge/change.js';
import { sandboxQuery } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { FactList } from '../../components/FactList.js';
import { inertText } from '../../components/inert-text.js';
import { AreaNotice, ErrorNotice, Notice } from '../../components/Notice.js';
import { showScreen } from '../../view/view.js';
import styles from './ProviderProfile.module.css';

/** What was done with it last. */
type Done = { readonly what: 'written'; readonly path: string } | { readonly what: 'taken-on' };

/** What the provider was seen to do where its documentation leaves it open: to be exported, and for the sandbox to do the same. */
export function ProviderProfile({ flow }: { readonly flow: FlowView }) {
  const { runId } = flow;
  const [done, setDone] = useState<Done>();
  const busy = usePending('profile.export', 'profile.takeOn');
  const { data, error } = useQuery({
    queryKey: ['profile', runId, flow.status],
    queryFn: () => call('profile.describe', { runId }),
    gcTime: 0,
  });
  if (error !== null) return <ErrorNotice error={failureView(error)} announced={false} />;
  if (data === undefined || data === null) return null;
  const write = async () => {
    const written = await perform('profile', 'profile.export', { runId });
    if (written !== undefined && written !== null) setDone({ what: 'written', path: written.path });
  };
  const takeOn = async () => {
    if (await change('profile', 'profile.takeOn', { runId }, sandboxQuery)) setDone({ what: 'taken-on' });
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
      {done !== undefined && <DoneNotice done={done} onDismiss={() => setDone(undefined)} />}
      <p className={styles.what}>
        Names, algorithms and numbers that the documentation leaves open; no token, no value, nothing of the person.
      </p>
      <FactList
        facts={data.facts.map(({ label, value }, index) => ({
          label: index > 0 && data.facts[index - 1]?.label === label ? 'and also' : label,
          value: <span className="wire">{inertText(value)}</span>,
        }))}
      />
    </TitledCard>
  );
}

function DoneNotice({ done, onDismiss }: { readonly done: Done; readonly onDismiss: () => void }) {
  if (done.what === 'written') {
    return <Notice tone="info" announced title={`Written to ${inertText(done.path)}`} onDismiss={onDismiss} />;
  }
  return (
    <Notice
      tone="info"
      announced
      title="The sandbox does the same from now on."
      onDismiss={onDismiss}
      actions={<Button onClick={() => showScreen('sandbox')}>Go to the sandbox</Button>}
    />
  );
}
