import { useState } from 'react';
import { MAX_HISTORY_MEGABYTES, MAX_KEEP_DAYS } from '../../../shared/limits.js';
import type { HistoryView } from '../../../shared/views/history.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { Field, TextInput } from '../../components/Field.js';
import { Form } from '../../components/Form.js';
import { byteCount, counted } from '../../components/format.js';
import { AreaNotice } from '../../components/Notice.js';
import { Switch } from '../../components/Switch.js';
import { openOverlay, showScreen } from '../../view/view.js';
import { HistoryOffer } from '../history/HistoryOffer.js';
import { enableHistory, limitHistory } from '../history/history-actions.js';
import { whereKept } from '../history/history-words.js';
import styles from './HistoryCard.module.css';

/** Whether runs are kept, where, how long and how many. */
export function HistoryCard({ history }: { readonly history: HistoryView }) {
  const isEmpty = history.runs.length === 0 && history.problems.length === 0;
  return (
    <TitledCard title="History of runs">
      <AreaNotice area="history" />
      {history.enabled ? <Kept history={history} /> : <HistoryOffer history={history} />}
      {!isEmpty && (
        <div className={styles.foot}>
          <span className={styles.hint}>
            {counted(history.runs.length, 'run')}, {byteCount(history.bytes)}.
          </span>
          <Button size="small" onClick={() => showScreen('history')}>
            See them
          </Button>
          <Button size="small" onClick={() => openOverlay({ kind: 'remove-history' })}>
            Remove all…
          </Button>
        </div>
      )}
    </TitledCard>
  );
}

function Kept({ history }: { readonly history: HistoryView }) {
  return (
    <>
      <div className={styles.switch}>
        <Switch
          checked
          onChange={(next) => void enableHistory(next)}
          label="Keep a history"
          describedBy="history-where"
        />
        <div>
          <p aria-hidden="true">Keep a history</p>
          <p className={styles.hint} id="history-where">
            {whereKept(history)} Never the client secret or the private key.
          </p>
        </div>
      </div>
      <Limits key={`${history.limits.keepDays} ${history.limits.maxMegabytes}`} history={history} />
    </>
  );
}

/** A whole number within bounds; undefined where it is none. */
function wholeNumber(text: string, most: number): number | undefined {
  const number = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : undefined;
}

function Limits({ history }: { readonly history: HistoryView }) {
  const { limits } = history;
  const [days, setDays] = useState(String(limits.keepDays));
  const [megabytes, setMegabytes] = useState(String(limits.maxMegabytes));
  const keepDays = wholeNumber(days, MAX_KEEP_DAYS);
  const maxMegabytes = wholeNumber(megabytes, MAX_HISTORY_MEGABYTES);
  const isSame = keepDays === limits.keepDays && maxMegabytes === limits.maxMegabytes;
  const valid = keepDays !== undefined && maxMegabytes !== undefined;
  return (
    <Form
      className={styles.limits}
      onSubmit={() => {
        if (valid && !isSame) void limitHistory({ keepDays, maxMegabytes });
      }}
    >
      <Field
        label="Keep each run for, in days"
        {...(keepDays === undefined ? { error: `A whole number from 1 to ${MAX_KEEP_DAYS}` } : {})}
      >
        <TextInput value={days} onChange={setDays} inputMode="numeric" />
      </Field>
      <Field
        label="At most, in MB"
        {...(maxMegabytes === undefined ? { error: `A whole number from 1 to ${MAX_HISTORY_MEGABYTES}` } : {})}
      >
        <TextInput value={megabytes} onChange={setMegabytes} inputMode="numeric" />
      </Field>
      <Button type="submit" disabled={!valid || isSame}>
        Apply
      </Button>
      <p className={styles.note}>What is over a limit goes at once, the oldest first. Pinned runs stay.</p>
    </Form>
  );
}
