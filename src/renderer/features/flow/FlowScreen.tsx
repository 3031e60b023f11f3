import { Button } from '../../components/Button.js';
import { cx } from '../../components/cx.js';
import { EmptyState } from '../../components/EmptyState.js';
import { AreaNotice } from '../../components/Notice.js';
import { importFromDialog } from '../clients/import/import-actions.js';
import { ActionBar } from './ActionBar.js';
import { ChangedSince } from './ChangedSince.js';
import { Explanation } from './Explanation.js';
import styles from './FlowScreen.module.css';
import { runDemo } from './flow-actions.js';
import { KeptNotice } from './KeptNotice.js';
import { NewRun } from './NewRun.js';
import { OtherClient } from './OtherClient.js';
import { RunTabs } from './RunTabs.js';
import { StepList } from './StepList.js';
import { StepPane } from './StepPane.js';
import { useFlowFocus } from './step-view.js';
import { ArmedList } from './tamper/ArmedList.js';
import { useExplanation } from './use-explanation.js';

/** A run, step by step. */
export function FlowScreen() {
  const focus = useFlowFocus();
  const explanation = useExplanation();
  if (focus.client === undefined && focus.flow === undefined) return <NoClient />;
  return (
    <div className={cx(styles.screen, explanation.open && styles.explained)}>
      <RunTabs />
      <StepList focus={focus} />
      <div className={styles.work}>
        <AreaNotice area="flow" />
        {focus.flow?.kept === undefined ? <OtherClient flow={focus.flow} /> : <KeptNotice kept={focus.flow.kept} />}
        {focus.flow?.kept === undefined && <ChangedSince focus={focus} />}
        {focus.flow?.kept === undefined && <ArmedList armed={focus.flow?.armed ?? []} />}
        {focus.fresh ? <NewRun focus={focus} /> : <StepPane focus={focus} explanation={explanation} />}
        <ActionBar focus={focus} />
      </div>
      {explanation.open && <Explanation step={focus.step} onFold={explanation.toggle} />}
    </div>
  );
}

function NoClient() {
  return (
    <div className={styles.none}>
      <h1 className="sr-only">Flow</h1>
      <EmptyState
        title="A run needs a client"
        actions={
          <>
            <Button variant="primary" onClick={() => void runDemo()}>
              Run the whole flow in the sandbox
            </Button>
            <Button onClick={() => void importFromDialog()}>Import credentials…</Button>
          </>
        }
      >
        Import the credentials of your own client, or let the sandbox make one.
        <AreaNotice area="clients" />
      </EmptyState>
    </div>
  );
}
