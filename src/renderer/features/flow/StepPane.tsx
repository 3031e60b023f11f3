import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import { STEP_TEXTS } from '../../../core/flow/step-texts.js';
import type { FlowView, WaitingView } from '../../../shared/views/flow.js';
import type { StepView } from '../../../shared/views/step.js';
import { Badge } from '../../components/Badge.js';
import { HttpRequests, HttpResponses } from '../../components/http/HttpMessages.js';
import { IconButton } from '../../components/IconButton.js';
import { inertText } from '../../components/inert-text.js';
import { Prose } from '../../components/Prose.js';
import { type TabItem, Tabs } from '../../components/Tabs.js';
import { type StepTab, showTab, useView } from '../../view/view.js';
import { Checks } from './checks/Checks.js';
import { HarButton } from './HarButton.js';
import { Decoded } from './layers/Decoded.js';
import { Overview } from './Overview.js';
import { StepCode } from './StepCode.js';
import styles from './StepPane.module.css';
import { type FlowFocus, stepBadge, tabsOf } from './step-view.js';
import { TamperOutcomes } from './tamper/TamperOutcomes.js';
import type { ExplanationState } from './use-explanation.js';
import { waitingSummary } from './waiting/waiting-words.js';

interface StepPaneProps {
  readonly focus: FlowFocus;
  readonly explanation: ExplanationState;
}

/** One step: what came of it, and under tabs what was sent, what came, and what was held against what. */
export function StepPane({ focus, explanation }: StepPaneProps) {
  const { step, flow } = focus;
  const wanted = useView((state) => state.tab);
  const tabs = tabsOf(step);
  const tab = tabs.includes(wanted) ? wanted : 'overview';
  const badge = stepBadge(step, flow?.waiting);
  return (
    <>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 className={styles.title}>{STEP_TEXTS[step.id].title}</h1>
          <p className={styles.summary}>
            <Summary step={step} waiting={flow?.waiting} />
          </p>
        </div>
        <Badge tone={badge.tone}>{badge.words}</Badge>
        <IconButton
          icon={explanation.open ? PanelRightClose : PanelRightOpen}
          label={explanation.open ? 'Fold the explanation' : 'Unfold the explanation'}
          expanded={explanation.open}
          onClick={explanation.toggle}
        />
      </header>
      <TamperOutcomes
        title="Tampered with on purpose"
        outcomes={flow?.tampers.filter((tamper) => tamper.step === step.id) ?? []}
      />
      <Tabs
        fill
        label={`${STEP_TEXTS[step.id].title}, in detail`}
        value={tab}
        onChange={showTab}
        items={tabs.map((value) => (value === 'code' ? codeTab(focus) : tabItem(value, step, flow)))}
      />
    </>
  );
}

/** The summary, with the rule that does not hold made to stand out. */
function Summary({ step, waiting }: { readonly step: StepView; readonly waiting: WaitingView | undefined }) {
  const waits = step.status === 'waiting' && waiting !== undefined ? waitingSummary(waiting) : undefined;
  const summary = step.summary ?? waits ?? SUMMARIES[step.status];
  const rule = step.checks.find((check) => check.status === 'failed')?.rule;
  const at = rule === undefined ? -1 : summary.indexOf(rule);
  if (rule === undefined || at < 0) return <Prose>{summary}</Prose>;
  return (
    <>
      <Prose>{summary.slice(0, at)}</Prose>
      <strong className={styles.failed}>{inertText(rule)}</strong>
      <Prose>{summary.slice(at + rule.length)}</Prose>
    </>
  );
}

/** Until a step says itself what came of it. */
const SUMMARIES: Readonly<Record<StepView['status'], string>> = {
  pending: 'Not yet run.',
  running: 'Under way.',
  waiting: 'The run goes on by itself as soon as you have logged in.',
  passed: 'Done.',
  warned: 'Done.',
  failed: 'It failed.',
  skipped: 'Nothing to do.',
};

function codeTab(focus: FlowFocus): TabItem<StepTab> {
  return { value: 'code', label: 'Code', content: <StepCode focus={focus} /> };
}

function tabItem(value: Exclude<StepTab, 'code'>, step: StepView, flow: FlowView | undefined): TabItem<StepTab> {
  const runId = flow?.runId ?? '';
  switch (value) {
    case 'overview':
      return { value, label: 'Overview', content: <Overview step={step} flow={flow} /> };
    case 'request':
      return {
        value,
        label: 'Request',
        content: <HttpRequests exchanges={step.exchanges} runId={runId} actions={<HarButton />} />,
      };
    case 'response':
      return {
        value,
        label: 'Response',
        content: <HttpResponses exchanges={step.exchanges} runId={runId} actions={<HarButton />} />,
      };
    case 'decoded':
      return {
        value,
        label: step.anatomy.some((anatomy) => anatomy.kind === 'jwe') ? 'Layers' : 'Decoded',
        content: <Decoded key={step.id} step={step} flow={flow} />,
      };
    case 'checks':
      return {
        value,
        label: 'Checks',
        count: step.checks.length,
        content: <Checks key={step.id} step={step} runId={runId} />,
      };
  }
}
