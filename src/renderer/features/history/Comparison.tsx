import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import type { KeptRunView } from '../../../shared/views/history.js';
import { call, failureView } from '../../bridge/bridge.js';
import { Badge } from '../../components/Badge.js';
import { Button } from '../../components/Button.js';
import { EnvironmentBadge } from '../../components/EnvironmentBadge.js';
import { counted, dateAndTime } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { ErrorNotice } from '../../components/Notice.js';
import { Screen } from '../../components/Screen.js';
import { Switch } from '../../components/Switch.js';
import { ComparedPart } from './ComparedPart.js';
import styles from './Comparison.module.css';
import { compareKept } from './history-view.js';
import { outcomeWords } from './history-words.js';

interface ComparisonProps {
  readonly left: string;
  readonly right: string;
}

/** Two kept runs side by side, differences first. */
export function Comparison({ left, right }: ComparisonProps) {
  const [all, setAll] = useState(false);
  const { data, error, isPending } = useQuery({
    queryKey: ['comparison', left, right],
    queryFn: () => call('history.compare', { left, right }),
    staleTime: 0,
    gcTime: 0,
  });
  const differences = data?.parts.reduce((sum, part) => sum + part.differences, 0) ?? 0;
  return (
    <Screen
      title="Comparison"
      summary={data === undefined ? 'Reading both runs…' : differenceWords(differences)}
      actions={
        <>
          <Button icon={ArrowLeft} onClick={() => compareKept(undefined)}>
            Back to the history
          </Button>
          <Button icon={ArrowLeftRight} onClick={() => compareKept([right, left])}>
            Swap
          </Button>
        </>
      }
    >
      <div className="stack">
        {error !== null && <ErrorNotice error={failureView(error)} />}
        {isPending && <p className={styles.hint}>Reading both runs…</p>}
        {data !== undefined && (
          <>
            <div className={styles.sides}>
              <Side title="First" run={data.left} />
              <Side title="Second" run={data.right} />
            </div>
            <div className={styles.filter}>
              <Switch checked={all} onChange={setAll} label="Show what is alike as well" />
              <span aria-hidden="true">Show what is alike as well</span>
              <span className={styles.hint}>Secrets are compared in full and shown by their length.</span>
            </div>
            {data.parts.map((part) => (
              <ComparedPart key={part.part} part={part} all={all} />
            ))}
          </>
        )}
      </div>
    </Screen>
  );
}

function differenceWords(differences: number): string {
  if (differences === 0) return 'Nothing differs that should not.';
  return `${counted(differences, 'difference')} to look at.`;
}

function Side({ title, run }: { readonly title: string; readonly run: KeptRunView }) {
  const { tampered = [] } = run;
  return (
    <div className={styles.side}>
      <p className={styles.sideTitle}>{title}</p>
      <p className={styles.client}>
        {inertText(run.clientName)} <EnvironmentBadge environment={run.environment} small />
      </p>
      <p className={styles.hint}>
        {dateAndTime(run.startedAt)} · {outcomeWords(run)}
      </p>
      {tampered.length > 0 && (
        <p className={styles.hint}>
          <Badge tone="warn">Tampered with</Badge> {inertText(tampered.join(', '))}
        </p>
      )}
      {run.notes !== '' && <p className={styles.hint}>{inertText(run.notes)}</p>}
    </div>
  );
}
