import { CircleStop, FileInput, GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import type { HistoryView } from '../../../shared/views/history.js';
import { useHistory } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { EmptyState } from '../../components/EmptyState.js';
import { byteCount, counted, dateAndTime } from '../../components/format.js';
import { AreaNotice, ErrorNotice, Notice } from '../../components/Notice.js';
import { Screen } from '../../components/Screen.js';
import { SearchInput } from '../../components/SearchInput.js';
import { openOverlay, showScreen } from '../../view/view.js';
import { Comparison } from './Comparison.js';
import sharedStyles from './History.module.css';
import { HistoryOffer } from './HistoryOffer.js';
import { HistoryProblems } from './HistoryProblems.js';
import styles from './HistoryScreen.module.css';
import { enableHistory, importKeptRun, stopImport } from './history-actions.js';
import { compareKept, searchedRuns, searchHistory, useHistoryListing } from './history-view.js';
import { KeptRunRow } from './KeptRunRow.js';

/** The runs that are kept, and two of them side by side. */
export function HistoryScreen() {
  const history = useHistory();
  const compared = useHistoryListing((state) => state.compared);
  if (history === undefined) return null;
  if (compared !== undefined) return <Comparison left={compared[0]} right={compared[1]} />;
  const isEmpty = history.runs.length === 0 && history.problems.length === 0;
  return (
    <Screen
      title="History"
      summary={history.enabled ? summaryOf(history) : 'Off. Runs are forgotten when they are closed.'}
      actions={history.enabled || !isEmpty ? <Actions history={history} isEmpty={isEmpty} /> : undefined}
    >
      <div className={sharedStyles.column}>
        <AreaNotice area="history" />
        {history.failure !== undefined && <ErrorNotice error={history.failure} announced={false} />}
        {history.notices.map((notice) => (
          <Notice key={notice} tone="warn" title={notice} />
        ))}
        {history.enabled && history.where === 'memory' && (
          <Notice tone="warn" title="Kept until the console is closed">
            There is no keychain for the key, so nothing is written to disk.
          </Notice>
        )}
        {!history.enabled && (
          <TitledCard title="Keep a history" className={styles.card ?? ''}>
            <HistoryOffer history={history} />
          </TitledCard>
        )}
        <HistoryProblems problems={history.problems} />
        {history.runs.length > 0 && <Runs history={history} />}
        {history.enabled && isEmpty && (
          <EmptyState
            title="No run is kept yet"
            actions={
              <Button variant="primary" onClick={() => showScreen('flow')}>
                Go to Flow
              </Button>
            }
          >
            <p>Run the flow: each run appears here when it comes to rest.</p>
          </EmptyState>
        )}
      </div>
    </Screen>
  );
}

function summaryOf(history: HistoryView): string {
  const { keepDays, maxMegabytes } = history.limits;
  const size = `${byteCount(history.bytes)} of ${maxMegabytes} MB`;
  return `${counted(history.runs.length, 'run')}, ${size}. Each is kept for ${counted(keepDays, 'day')}, pinned ones for good.`;
}

function Actions({ history, isEmpty }: { readonly history: HistoryView; readonly isEmpty: boolean }) {
  const picked = useHistoryListing((state) => state.picked);
  const reading = useHistoryListing((state) => state.reading);
  const [left, right] = picked.filter((id) => history.runs.some((run) => run.id === id));
  const two = left !== undefined && right !== undefined;
  return (
    <>
      <span className="caption" role="status">
        {reading ? 'Reading the file of a run…' : ''}
      </span>
      {history.enabled && <Button onClick={() => void enableHistory(false)}>Turn off</Button>}
      {!isEmpty && <Button onClick={() => openOverlay({ kind: 'remove-history' })}>Remove all…</Button>}
      {history.enabled && (
        <Button icon={reading ? CircleStop : FileInput} onClick={() => void (reading ? stopImport() : importKeptRun())}>
          {reading ? 'Stop reading' : 'Import a run…'}
        </Button>
      )}
      {history.runs.length > 1 && (
        <Button
          variant="primary"
          icon={GitCompareArrows}
          disabled={!two}
          describedBy="compare-reason"
          onClick={() => two && compareKept([left, right])}
        >
          Compare
        </Button>
      )}
      <span id="compare-reason" className="sr-only">
        {two ? 'Compares the two runs that are chosen' : 'Choose two runs first'}
      </span>
    </>
  );
}

/** As many rows at a time as can be drawn without a pause. */
const PAGE = 100;

function Runs({ history }: { readonly history: HistoryView }) {
  const query = useHistoryListing((state) => state.query);
  const picked = useHistoryListing((state) => state.picked);
  const [shown, setShown] = useState(PAGE);
  const found = searchedRuns(history.runs, query, dateAndTime);
  return (
    <section aria-label="Kept runs" className={sharedStyles.list}>
      <div className={styles.tools}>
        <SearchInput label="Search the runs" value={query} onChange={searchHistory} find />
        <p className="caption" role="status">
          {found.length < history.runs.length
            ? `${found.length} of ${counted(history.runs.length, 'run')} fit.`
            : pickWords(picked.length, history.runs.length)}
        </p>
      </div>
      <ul className={sharedStyles.runs}>
        {found.slice(0, shown).map((run) => (
          <KeptRunRow key={run.id} run={run} />
        ))}
      </ul>
      {found.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>Show {Math.min(PAGE, found.length - shown)} more</Button>
      )}
      {found.length === 0 && <p className="caption">No run has all of these words.</p>}
    </section>
  );
}

function pickWords(picked: number, runs: number): string {
  if (runs < 2) return '';
  if (picked === 0) return 'Tick two runs to compare them.';
  return picked === 1 ? 'Tick one more to compare.' : 'Two runs are chosen.';
}
