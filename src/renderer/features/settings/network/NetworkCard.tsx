import { useState } from 'react';
import type { NetworkView } from '../../../../shared/views/network.js';
import { perform, usePending } from '../../../bridge/actions.js';
import { networkQuery, put } from '../../../bridge/queries.js';
import { Button } from '../../../components/Button.js';
import { TitledCard } from '../../../components/Card.js';
import { Field, TextInput } from '../../../components/Field.js';
import { Form } from '../../../components/Form.js';
import { AreaNotice } from '../../../components/Notice.js';
import { type CardChoice, RadioCards } from '../../../components/RadioCards.js';
import styles from './NetworkCard.module.css';
import { NetworkCertificates } from './NetworkCertificates.js';
import { NetworkTestPanel } from './NetworkTestPanel.js';
import { changeOf, draftOf, isChanged, type NetworkDraft, secondsProblem } from './network-form.js';
import { OwnProxyFields } from './OwnProxyFields.js';

const PROXIES: readonly CardChoice<NetworkView['proxy']>[] = [
  {
    value: 'system',
    title: 'The system’s proxy',
    words: 'As the operating system has it set, its automatic configuration too.',
  },
  {
    value: 'own',
    title: 'A proxy of your own',
    words: 'An HTTP proxy, with a user and password where it wants them.',
  },
  { value: 'none', title: 'No proxy', words: 'Straight to the provider, whatever the system says.' },
];

/** How requests get out, whom they trust, how long they wait, and a test of it all. */
export function NetworkCard({ network }: { readonly network: NetworkView }) {
  const [draft, setDraft] = useState(() => draftOf(network));
  const saving = usePending('network.save');
  const changed = isChanged(draft, network);
  const change = changeOf(draft);
  const edit = (part: Partial<NetworkDraft>) => setDraft((now) => ({ ...now, ...part }));
  const save = async () => {
    if (change === undefined) return;
    const saved = await perform('network', 'network.save', change);
    if (saved === undefined) return;
    put(networkQuery.queryKey, saved);
    setDraft(draftOf(saved));
  };
  return (
    <TitledCard title="Network">
      <div className="stack">
        <Form className="stack" onSubmit={() => void save()}>
          <RadioCards
            label="Proxy"
            className={styles.choices}
            choices={PROXIES}
            value={draft.proxy}
            onChange={(proxy) => edit({ proxy })}
          />
          {draft.proxy === 'own' && <OwnProxyFields draft={draft} network={network} onEdit={edit} />}
          <div className={styles.pair}>
            <Field label="Seconds until a connection stands" error={secondsProblem(draft.connectSeconds)}>
              <TextInput wire value={draft.connectSeconds} onChange={(connectSeconds) => edit({ connectSeconds })} />
            </Field>
            <Field label="Seconds for a whole request" error={secondsProblem(draft.wholeSeconds)}>
              <TextInput wire value={draft.wholeSeconds} onChange={(wholeSeconds) => edit({ wholeSeconds })} />
            </Field>
          </div>
          <AreaNotice area="network" />
          <div className={styles.actions}>
            <Button type="submit" variant="primary" disabled={!changed || change === undefined || saving}>
              Save
            </Button>
            {changed && <Button onClick={() => setDraft(draftOf(network))}>Undo</Button>}
            <span className={styles.note}>
              Used by every request from the next one on. Nothing on this machine goes through a proxy.
            </span>
          </div>
        </Form>
        <NetworkCertificates certificates={network.certificates} />
        <NetworkTestPanel unsaved={changed} />
      </div>
    </TitledCard>
  );
}
