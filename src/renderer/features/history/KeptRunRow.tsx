import { FileOutput, NotebookPen, Pin, PinOff, Trash2 } from 'lucide-react';
import type { KeptRunView } from '../../../shared/views/history.js';
import { Badge } from '../../components/Badge.js';
import { Button } from '../../components/Button.js';
import { Checkbox } from '../../components/Checkbox.js';
import { EnvironmentBadge } from '../../components/EnvironmentBadge.js';
import { byteCount, counted, dateAndTime } from '../../components/format.js';
import { IconButton } from '../../components/IconButton.js';
import { inertText } from '../../components/inert-text.js';
import { Verdict, type VerdictStatus } from '../../components/Verdict.js';
import { openOverlay } from '../../view/view.js';
import sharedStyles from './History.module.css';
import { openKeptRun, pinKeptRun } from './history-actions.js';
import { pickRun, useHistoryListing } from './history-view.js';
import { checkWords, outcomeWords } from './history-words.js';
import styles from './KeptRunRow.module.css';

const VERDICTS: Readonly<Record<KeptRunView['outcome'], VerdictStatus>> = {
  passed: 'passed',
  warned: 'warned',
  failed: 'failed',
  stopped: 'skipped',
};

/** One kept run: what tells it from the others, how it ended, and what can be done with it. */
export function KeptRunRow({ run }: { readonly run: KeptRunView }) {
  const picked = useHistoryListing((state) => state.picked.includes(run.id));
  const name = `${inertText(run.clientName)}, ${dateAndTime(run.startedAt)}`;
  const { id, tampered = [] } = run;
  return (
    <li className={sharedStyles.run}>
      <Checkbox checked={picked} onChange={(next) => pickRun(id, next)} label={`Choose ${name} to compare`} />
      <Verdict status={VERDICTS[run.outcome]} word={outcomeWords(run)} />
      <div className={sharedStyles.words}>
        <p className={sharedStyles.name}>
          <span className={styles.client}>{inertText(run.clientName)}</span>
          <EnvironmentBadge environment={run.environment} small />
          {run.pinned && <Badge tone="accent">Pinned</Badge>}
          {run.origin === 'file' && <Badge>Imported</Badge>}
          {run.privacy === 'sanitised' && <Badge>Sanitised</Badge>}
          {tampered.length > 0 && <Badge tone="warn">Tampered with</Badge>}
        </p>
        <p className="caption">
          {dateAndTime(run.startedAt)} · {outcomeWords(run)} · {checkWords(run)} · {counted(run.scopes.length, 'scope')}{' '}
          · {byteCount(run.bytes)}
          {run.expiresAt !== undefined && ` · until ${dateAndTime(run.expiresAt).slice(0, 10)}`}
        </p>
        {tampered.length > 0 && <p className="caption">On purpose: {inertText(tampered.join(', '))}</p>}
        {run.notes !== '' && <p className={styles.notes}>{inertText(run.notes)}</p>}
      </div>
      <div className={styles.rowActions}>
        <Button size="small" onClick={() => void openKeptRun(id)}>
          Open
        </Button>
        <IconButton
          icon={run.pinned ? PinOff : Pin}
          label={run.pinned ? `Let ${name} expire` : `Pin ${name}`}
          pressed={run.pinned}
          onClick={() => void pinKeptRun(id, !run.pinned)}
        />
        <IconButton
          icon={NotebookPen}
          label={`Notes on ${name}`}
          onClick={() => openOverlay({ kind: 'run-notes', id })}
        />
        <IconButton
          icon={FileOutput}
          label={`Export ${name}`}
          onClick={() => openOverlay({ kind: 'export-run', id })}
        />
        <IconButton icon={Trash2} label={`Remove ${name}`} onClick={() => openOverlay({ kind: 'remove-run', id })} />
      </div>
    </li>
  );
}
