import { PanelRightClose } from 'lucide-react';
import { STEP_TEXTS } from '../../../core/flow/step-texts.js';
import type { CheckView } from '../../../shared/views/check.js';
import type { StepView } from '../../../shared/views/step.js';
import { IconButton } from '../../components/IconButton.js';
import { inertText } from '../../components/inert-text.js';
import { Prose } from '../../components/Prose.js';
import { SpecLink } from '../../components/SpecLink.js';
import { useView } from '../../view/view.js';
import { CheckReasons } from './checks/CheckReasons.js';
import { ErrorReasons } from './checks/ErrorReasons.js';
import styles from './Explanation.module.css';
import { isCancelled } from './step-view.js';

interface ExplanationProps {
  readonly step: StepView;
  readonly onFold: () => void;
}

/** What the step is for, and why what failed may have failed. */
export function Explanation({ step, onFold }: ExplanationProps) {
  const texts = STEP_TEXTS[step.id];
  // The table of the checks says of each why and what to do.
  const checks = useView((state) => state.tab) === 'checks' ? [] : step.checks;
  const failed = checks.filter((check) => check.status === 'failed');
  const warned = checks.filter((check) => check.status === 'warned');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
    <aside className={styles.panel} aria-label="Explanation" tabIndex={0}>
      <div className={styles.fold}>
        <IconButton icon={PanelRightClose} label="Fold the explanation" onClick={onFold} />
      </div>
      <h2>What this step is for</h2>
      <p>
        <Prose>{texts.purpose}</Prose>
      </p>
      {failed.map((check) => (
        <CheckSection key={check.id} title={`Why “${check.rule}” fails`} check={check} />
      ))}
      {step.error !== undefined && !isCancelled(step) && failed.length === 0 && (
        <>
          <h2>Why it may have failed</h2>
          <ErrorReasons error={step.error} />
        </>
      )}
      {warned.map((check) => (
        <CheckSection key={check.id} title={`Look: ${check.rule}`} check={check} />
      ))}
      <h2>What it protects</h2>
      <p>
        <Prose>{texts.protection}</Prose>
      </p>
    </aside>
  );
}

/** One check that does not hold, under a heading of its own. */
function CheckSection({ title, check }: { readonly title: string; readonly check: CheckView }) {
  return (
    <>
      <h2>{inertText(title)}</h2>
      <CheckReasons check={check} />
      {check.spec !== undefined && (
        <p>
          <SpecLink spec={check.spec} />
        </p>
      )}
    </>
  );
}
