import type { ErrorView } from '../../../core/errors.js';
import { STEP_TEXTS } from '../../../core/flow/step-texts.js';
import type { FlowView } from '../../../shared/views/flow.js';
import type { StepView } from '../../../shared/views/step.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { FactList } from '../../components/FactList.js';
import { inertText } from '../../components/inert-text.js';
import { ErrorNotice, Notice } from '../../components/Notice.js';
import { Prose } from '../../components/Prose.js';
import { showScreen } from '../../view/view.js';
import { selectClient } from '../clients/client-actions.js';
import { TryOtherClients } from '../clients/TryOtherClients.js';
import { Attention } from './Attention.js';
import { ExchangeLines } from './ExchangeLines.js';
import styles from './Overview.module.css';
import { ProviderProfile } from './ProviderProfile.js';
import { isCancelled } from './step-view.js';
import { WireFact } from './WireFact.js';
import { WaitingForRedirect } from './waiting/WaitingForRedirect.js';

interface OverviewProps {
  readonly step: StepView;
  readonly flow: FlowView | undefined;
}

/** What a step found out, at a glance. */
export function Overview({ step, flow }: OverviewProps) {
  const runId = flow?.runId ?? '';
  const waiting = step.status === 'waiting' ? flow?.waiting : undefined;
  return (
    <div className="stack">
      {step.error !== undefined && <StepEnd step={step} error={step.error} />}
      {step.error?.code === 'jwe-cannot-unwrap' && flow !== undefined && flow.kept?.privacy !== 'sanitised' && (
        <OthersKey step={step} flow={flow} />
      )}
      {waiting !== undefined && flow !== undefined && (
        <WaitingForRedirect waiting={waiting} runId={runId} tellsOfRefusals={flow.environment.kind === 'sandbox'} />
      )}
      {step.status === 'pending' && <Pending step={step} />}
      {step.status === 'running' && <p className={styles.running}>Running: {STEP_TEXTS[step.id].title}…</p>}
      {step.id === 'result' && flow?.status === 'finished' && <Finished />}
      <Attention step={step} />
      {step.facts.length > 0 && (
        <TitledCard title="What it found">
          <FactList
            facts={step.facts.map((fact) => ({
              label: fact.label,
              value:
                fact.prose === true && fact.value.every((part) => typeof part === 'string') ? (
                  <Prose>{fact.value.join('')}</Prose>
                ) : (
                  <WireFact label={fact.label} value={fact.value} runId={runId} />
                ),
            }))}
          />
        </TitledCard>
      )}
      {step.id === 'result' && flow?.status === 'finished' && flow.kept?.privacy !== 'sanitised' && (
        <ProviderProfile flow={flow} />
      )}
      <ExchangeLines exchanges={step.exchanges} runId={runId} />
    </div>
  );
}

/** A cancel was the user's own doing: it is said, and not as an error. */
function StepEnd({ step, error }: { readonly step: StepView; readonly error: ErrorView }) {
  if (!isCancelled(step)) return <ErrorNotice error={error} announced={false} />;
  return (
    <Notice tone="info" title={error.message}>
      {error.hint}
    </Notice>
  );
}

/** The key of the run's client does not open the block key: it may be another's. */
function OthersKey({ step, flow }: { readonly step: StepView; readonly flow: FlowView }) {
  return (
    <TryOtherClients
      token={{ held: { in: 'run', id: flow.runId }, attempt: String(step.startedAt) }}
      meaning={`The provider encrypts for ${inertText(flow.clientName)} with that client’s public key: the key pairs of the two were mixed up, at the portal or when they were imported. Replace the private key of ${inertText(flow.clientName)}, or run with the other client.`}
      goOn={{ words: (name) => `Choose ${name}`, with: (key) => void selectClient(key) }}
    />
  );
}

function Pending({ step }: { readonly step: StepView }) {
  return (
    <div className={styles.pending}>
      <p>
        <Prose>{STEP_TEXTS[step.id].purpose}</Prose>
      </p>
      <p>
        <Prose>{STEP_TEXTS[step.id].protection}</Prose>
      </p>
    </div>
  );
}

function Finished() {
  return (
    <Notice tone="info" title="Finished" actions={<Button onClick={() => showScreen('results')}>Open Results</Button>}>
      Every step has run. The decrypted values are in Results.
    </Notice>
  );
}
