import { Code, EyeOff } from 'lucide-react';
import type { FlowView } from '../../../shared/views/flow.js';
import type { ResultView } from '../../../shared/views/result.js';
import { useClients } from '../../bridge/queries.js';
import { dismissMasked, maskAll, useAnyRevealed, useMaskedFor } from '../../bridge/reveal.js';
import { Button } from '../../components/Button.js';
import { Card } from '../../components/Card.js';
import { EmptyState } from '../../components/EmptyState.js';
import { AreaNotice, Notice } from '../../components/Notice.js';
import { Screen } from '../../components/Screen.js';
import { openOverlay, showScreen } from '../../view/view.js';
import { runDemo } from '../flow/flow-actions.js';
import { OtherClient } from '../flow/OtherClient.js';
import { RunTabs } from '../flow/RunTabs.js';
import { useFlowFocus } from '../flow/step-view.js';
import { TamperOutcomes } from '../flow/tamper/TamperOutcomes.js';
import { tamperedWords } from '../flow/tamper/tamper-words.js';
import { ResultSide } from './ResultSide.js';
import styles from './ResultsScreen.module.css';
import { ResultTabs } from './ResultTabs.js';
import { summaryOf } from './result-words.js';

/** What was asked for, what came, and what it says. */
export function ResultsScreen() {
  const { flow, client } = useFlowFocus();
  const nothing = flow === undefined && client === undefined;
  return (
    <div className={styles.screen}>
      {!nothing && <RunTabs />}
      {flow?.result === undefined ? (
        <NoResults way={nothing ? 'demo' : flow === undefined ? 'begin' : 'go-on'} />
      ) : (
        <Results key={flow.runId} flow={flow} result={flow.result} />
      )}
    </div>
  );
}

/** `demo`: there is no client to run as. */
function NoResults({ way }: { readonly way: 'demo' | 'begin' | 'go-on' }) {
  return (
    <div className={styles.none}>
      <h1 className="sr-only">Results</h1>
      <EmptyState
        title="No results yet"
        actions={
          <>
            {way === 'demo' ? (
              <Button variant="primary" onClick={() => void runDemo()}>
                Run the whole flow in the sandbox
              </Button>
            ) : (
              <Button variant="primary" onClick={() => showScreen('flow')}>
                {way === 'begin' ? 'Go to the flow' : 'Go on with the run'}
              </Button>
            )}
            <Button onClick={() => openOverlay({ kind: 'export' })}>Export a persona’s data…</Button>
          </>
        }
      >
        When a run has come to its last step, every value is here: as it was asked for, as it came, and as it reads.
      </EmptyState>
    </div>
  );
}

function Results({ flow, result }: { readonly flow: FlowView; readonly result: ResultView }) {
  const anyRevealed = useAnyRevealed();
  const maskable = result.rows.some((row) => row.value?.kind === 'masked');
  return (
    <Screen
      title="Results"
      summary={summaryOf(flow, result)}
      actions={
        <>
          {anyRevealed && (
            <Button icon={EyeOff} onClick={maskAll}>
              Mask all
            </Button>
          )}
          {maskable && <Button onClick={() => openOverlay({ kind: 'reveal-all' })}>Reveal all…</Button>}
          <CodeButton clientKey={flow.clientKey} />
          <Button variant="primary" keys="Mod+E" onClick={() => openOverlay({ kind: 'export' })}>
            Export sample
          </Button>
        </>
      }
    >
      <AreaNotice area="results" />
      <OtherClient flow={flow} />
      <TamperOutcomes named title={tamperedWords(flow) ?? ''} outcomes={flow.tampers} />
      <MaskedAgain />
      <div className={styles.columns}>
        {result.rows.length > 0 ? (
          <ResultTabs rows={result.rows} runId={flow.runId} />
        ) : (
          <Card flush>
            <p className={styles.nothing}>Only openid was asked for: the person is known by sub, and no data came.</p>
          </Card>
        )}
        <ResultSide result={result} clientName={flow.clientName} />
      </div>
    </Screen>
  );
}

/** The same data in an app of the user's own; there is none for a client that was removed since. */
function CodeButton({ clientKey }: { readonly clientKey: string }) {
  const saved = useClients()?.some(({ key }) => key === clientKey) === true;
  if (!saved) return null;
  return (
    <Button icon={Code} onClick={() => openOverlay({ kind: 'project-code', key: clientKey })}>
      Code…
    </Button>
  );
}

const MASKED_WHY = {
  locked: 'Everything was masked because the screen was locked.',
  idle: 'Everything was masked because nobody used this computer for two minutes.',
} as const;

/** Says why what was revealed is masked again, where the user did not see to it. */
function MaskedAgain() {
  const reason = useMaskedFor();
  return reason === undefined ? null : <Notice tone="info" title={MASKED_WHY[reason]} onDismiss={dismissMasked} />;
}
