import { Code, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { FlowView } from '../../../shared/views/flow.js';
import type { ResultView } from '../../../shared/views/result.js';
import { useClients } from '../../bridge/queries.js';
import { dismissMasked, maskAll, useAnyRevealed, useMaskedFor } from '../../bridge/reveal.js';
import { Button } from '../../components/Button.js';
import { Card } from '../../components/Card.js';
import { EmptyState } from '../../components/EmptyState.js';
import { counted, timeOfDay } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { AreaNotice, Notice } from '../../components/Notice.js';
import { Screen } from '../../components/Screen.js';
import { type TabItem, Tabs } from '../../components/Tabs.js';
import { openOverlay, showScreen } from '../../view/view.js';
import { runDemo } from '../flow/flow-actions.js';
import { OtherClient } from '../flow/OtherClient.js';
import { RunTabs } from '../flow/RunTabs.js';
import { useFlowFocus } from '../flow/step-view.js';
import { TamperOutcomes } from '../flow/tamper/TamperOutcomes.js';
import { tamperedWords } from '../flow/tamper/tamper-words.js';
import { ResultRows } from '../values/ResultRows.js';
import { CoverageTable } from './CoverageTable.js';
import { ResultSide } from './ResultSide.js';
import styles from './ResultsScreen.module.css';

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

type ResultTab = 'values' | 'coverage';

/** The values, or how far each scope got. */
function ResultTabs({ rows, runId }: { readonly rows: ResultView['rows']; readonly runId: string }) {
  const [tab, setTab] = useState<ResultTab>('values');
  const items: readonly TabItem<ResultTab>[] = [
    {
      value: 'values',
      label: 'Values',
      content: (
        <Card flush className={styles.table}>
          <ResultRows rows={rows} runId={runId} />
        </Card>
      ),
    },
    {
      value: 'coverage',
      label: 'Coverage',
      content: (
        <Card flush>
          <CoverageTable rows={rows} />
        </Card>
      ),
    },
  ];
  return <Tabs label="Results" items={items} value={tab} onChange={setTab} />;
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

const WHOSE: Readonly<Record<FlowView['environment']['kind'], string>> = {
  sandbox: 'Sandbox persona, no real person.',
  staging: 'From staging.',
  production: 'A real person’s data: handle it as such.',
  custom: 'From a provider of your own.',
};

function summaryOf(flow: FlowView, { coverage }: ResultView): string {
  const { requested, returned, decrypted } = coverage;
  const which = `Run ${flow.number} of ${inertText(flow.clientName)}, ${whereOf(flow)}, ${timeOfDay(flow.startedAt)}.`;
  const counts = `${counted(requested, 'value')} asked for, ${returned} returned, ${decrypted} decrypted.`;
  return `${which} ${counts} ${WHOSE[flow.environment.kind]}`;
}

function whereOf({ environment }: FlowView): string {
  return environment.kind === 'custom' ? inertText(environment.origin) : environment.kind;
}
