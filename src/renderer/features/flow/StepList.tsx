import { Bug } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { STEP_TEXTS } from '../../../core/flow/step-texts.js';
import type { FlowView } from '../../../shared/views/flow.js';
import type { StepView } from '../../../shared/views/step.js';
import { cx } from '../../components/cx.js';
import { duration, timeOfDay } from '../../components/format.js';
import { isTyping } from '../../components/key-targets.js';
import { Verdict } from '../../components/Verdict.js';
import { showStep, view } from '../../view/view.js';
import { hasStarted } from './flow-options.js';
import styles from './StepList.module.css';
import { type FlowFocus, isCancelled, stepsOf } from './step-view.js';

/** The steps of the run, to go through with j and k or the arrow keys. */
export function StepList({ focus }: { readonly focus: FlowFocus }) {
  const { flow, fresh } = focus;
  const steps = stepsOf(flow);
  const shown = fresh ? undefined : focus.step.id;
  const list = useRef<HTMLOListElement>(null);

  const go = (by: number) => {
    const next = steps[Math.min(steps.length - 1, Math.max(0, steps.findIndex(({ id }) => id === shown) + by))];
    if (next !== undefined) showStep(next.id);
    return next;
  };

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const by = { j: 1, k: -1 }[event.key];
      if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || view.get().overlay !== undefined) return;
      go(by);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  const onArrow = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = go(by);
    if (next !== undefined) list.current?.querySelector<HTMLElement>(`[data-step="${next.id}"]`)?.focus();
  };

  return (
    <section className={styles.panel} aria-label="Steps">
      <h2 className={styles.heading}>
        {flow === undefined || !hasStarted(flow) ? 'New run' : `Run ${flow.number} · ${timeOfDay(flow.startedAt)}`}
      </h2>
      <ol ref={list} className={styles.list} onKeyDown={onArrow}>
        {steps.map((step, index) => (
          <li key={step.id}>
            <StepButton step={step} number={index + 1} shown={step.id === shown} tamper={tamperOf(flow, step.id)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is said where a step is tampered with; its status alone does not tell. */
function tamperOf(flow: FlowView | undefined, step: StepView['id']): string | undefined {
  if (flow?.tampers.some((one) => one.step === step && one.status !== 'unchanged') === true) return 'tampered with';
  // In a kept run nothing is going to be changed.
  const armed = flow?.kept === undefined && flow?.armed.some((one) => one.step === step) === true;
  return armed ? 'a change is armed' : undefined;
}

interface StepButtonProps {
  readonly step: StepView;
  readonly number: number;
  readonly shown: boolean;
  /** What is said where the step is tampered with. */
  readonly tamper: string | undefined;
}

function StepButton({ step, number, shown, tamper }: StepButtonProps) {
  return (
    <button
      type="button"
      data-step={step.id}
      className={cx(styles.step, shown && styles.shown)}
      aria-current={shown ? 'step' : undefined}
      onClick={() => showStep(step.id)}
    >
      {isCancelled(step) ? (
        <Verdict status="skipped" word="Cancelled" />
      ) : (
        <Verdict status={step.status} number={number} />
      )}
      <span className={styles.title}>{STEP_TEXTS[step.id].title}</span>
      {tamper !== undefined && (
        <span className={styles.tamper} title={tamper}>
          <Bug size={14} aria-hidden="true" />
          <span className="sr-only">{tamper}</span>
        </span>
      )}
      <span className={styles.time}>{step.durationMs === undefined ? '' : duration(step.durationMs)}</span>
    </button>
  );
}
