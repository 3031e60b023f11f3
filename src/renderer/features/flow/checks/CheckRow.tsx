import { ChevronRight } from 'lucide-react';
import { memo, useId, useState } from 'react';
import { describeCheck } from '../../../../core/flow/check-catalogue/check-catalogue.js';
import type { StepId } from '../../../../core/flow/step-ids.js';
import type { CheckView } from '../../../../shared/views/check.js';
import { Badge } from '../../../components/Badge.js';
import { Prose } from '../../../components/Prose.js';
import { SpecLink } from '../../../components/SpecLink.js';
import { Verdict } from '../../../components/Verdict.js';
import { LongWire } from '../../../components/wire/LongWire.js';
import { CheckReasons } from './CheckReasons.js';
import styles from './CheckRow.module.css';

interface CheckRowProps {
  readonly check: CheckView;
  /** The step it belongs to; undefined where it belongs to none. */
  readonly step?: StepId | undefined;
  readonly runId: string;
}

/** One rule; what does not hold says at once why that is likely so and what to do, the others on request. */
export const CheckRow = memo(function CheckRow({ check, step, runId }: CheckRowProps) {
  const bad = check.status === 'failed' || check.status === 'warned';
  const [open, setOpen] = useState(bad);
  const id = useId();
  return (
    <>
      <tr>
        <td>
          <Verdict status={check.status} word={check.status === 'skipped' ? 'Not applicable' : undefined} />
        </td>
        <td>
          {bad || step !== undefined ? (
            <button
              type="button"
              className={styles.rule}
              aria-expanded={open}
              aria-controls={open ? id : undefined}
              onClick={() => setOpen(!open)}
            >
              <ChevronRight className={styles.chevron} size={14} aria-hidden="true" />
              <span>
                <Prose>{check.rule}</Prose>
              </span>
            </button>
          ) : (
            <Prose>{check.rule}</Prose>
          )}
          {bad && check.sdkAccepts === true && (
            <p className={styles.sdk}>
              <Badge>the official SDK lets it pass</Badge>
            </p>
          )}
        </td>
        <td>{check.expected !== undefined && <LongWire text={check.expected} runId={runId} />}</td>
        <td>
          <Came check={check} runId={runId} />
        </td>
        <td>{check.spec !== undefined && <SpecLink spec={check.spec} />}</td>
      </tr>
      {open && (
        <tr id={id} className={styles.details}>
          <td />
          <td colSpan={4}>
            <div className={styles.inner}>
              {bad && <CheckReasons check={check} />}
              {step !== undefined && <Background step={step} id={check.id} />}
            </div>
          </td>
        </tr>
      )}
    </>
  );
});

/** Why there is such a rule, and what the official SDKs do about it. */
function Background({ step, id }: { readonly step: StepId; readonly id: string }) {
  const description = describeCheck(step, id);
  if (description === undefined) return null;
  return (
    <dl className={styles.background}>
      <div>
        <dt>Why</dt>
        <dd>
          <Prose>{description.protects}</Prose>
        </dd>
      </div>
      <div>
        <dt>Official SDKs</dt>
        <dd>
          <Prose>{description.sdks}</Prose>
        </dd>
      </div>
    </dl>
  );
}

function Came({ check, runId }: { readonly check: CheckView; readonly runId: string }) {
  if (check.actual === undefined) return null;
  const same = check.status === 'passed' && JSON.stringify(check.expected) === JSON.stringify(check.actual);
  return same ? <span className="caption">same</span> : <LongWire text={check.actual} runId={runId} />;
}
