import { useState } from 'react';
import { MAX_EXPORTED_RUNS } from '../../../../shared/limits.js';
import { useHistory, useRuns } from '../../../bridge/queries.js';
import { Button } from '../../../components/Button.js';
import { Checkbox } from '../../../components/Checkbox.js';
import { EnvironmentBadge } from '../../../components/EnvironmentBadge.js';
import { counted, dateAndTime } from '../../../components/format.js';
import { inertText } from '../../../components/inert-text.js';
import { ErrorNotice } from '../../../components/Notice.js';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { SearchInput } from '../../../components/SearchInput.js';
import styles from './RunChoices.module.css';
import { type ListedRun, runsToExport, searchedRunsToExport } from './runs-to-export.js';

interface RunChoicesProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** More rows than anybody reads; the rest is found by searching. */
const MAX_SHOWN = 100;

/** Which of the open and the kept runs go into the file, one line each. */
export function RunChoices({ chosen, onChange }: RunChoicesProps) {
  const [query, setQuery] = useState('');
  const history = useHistory();
  const all = runsToExport(useRuns()?.tabs ?? [], history?.runs ?? []);
  const open = searchedRunsToExport(all.open, query);
  const kept = searchedRunsToExport(all.kept, query);
  const possible = [...open, ...kept].filter(({ reason }) => reason === undefined).map(({ key }) => key);
  const choose = (key: string, ticked: boolean) =>
    onChange(ticked ? [...chosen, key] : chosen.filter((one) => one !== key));
  return (
    <fieldset className={styles.runs}>
      <legend className="sr-only">Runs in the file</legend>
      <div className={styles.head}>
        <SearchInput label="Search runs" value={query} onChange={setQuery} />
        <span className={styles.count} role="status">
          {counted(chosen.length, 'run')} chosen
        </span>
        <Button
          size="small"
          disabled={possible.every((key) => chosen.includes(key))}
          onClick={() => onChange([...new Set([...chosen, ...possible])].slice(0, MAX_EXPORTED_RUNS))}
        >
          {query.trim() === '' ? 'Choose all' : 'Choose all found'}
        </Button>
        <Button size="small" disabled={chosen.length === 0} onClick={() => onChange([])}>
          Choose none
        </Button>
      </div>
      {history?.failure !== undefined && <ErrorNotice error={history.failure} announced={false} />}
      <ScrollRegion className={styles.list} label="Runs to choose from">
        <Group title="Open" none="No run is open that has begun." runs={open} chosen={chosen} onChoose={choose} />
        <Group
          title="History"
          none={history?.enabled === true ? 'No other run is kept.' : 'The history is off: no run is kept.'}
          runs={kept}
          chosen={chosen}
          onChoose={choose}
        />
      </ScrollRegion>
    </fieldset>
  );
}

interface GroupProps {
  readonly title: string;
  readonly none: string;
  readonly runs: readonly ListedRun[];
  readonly chosen: readonly string[];
  readonly onChoose: (key: string, ticked: boolean) => void;
}

function Group({ title, none, runs, chosen, onChoose }: GroupProps) {
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {runs.length === 0 && <p className={styles.note}>{none}</p>}
      <ul>
        {runs.slice(0, MAX_SHOWN).map((run) => (
          <li key={run.key}>
            <Row run={run} ticked={chosen.includes(run.key)} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {runs.length > MAX_SHOWN && (
        <p className={styles.note}>{runs.length - MAX_SHOWN} more: search for those that you mean.</p>
      )}
    </section>
  );
}

interface RowProps {
  readonly run: ListedRun;
  readonly ticked: boolean;
  readonly onChoose: GroupProps['onChoose'];
}

function Row({ run, ticked, onChoose }: RowProps) {
  const { key, name, clientName, environment, startedAt, reason } = run;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Base UI's checkbox renders the input that the label is for
    <label className={styles.row}>
      <Checkbox checked={ticked} disabled={reason !== undefined} onChange={(next) => onChoose(key, next)} />
      <span className={styles.name}>{name}</span>
      <span className={styles.client}>{inertText(clientName)}</span>
      <EnvironmentBadge environment={environment} small />
      <span className={styles.note}>{dateAndTime(startedAt)}</span>
      {reason !== undefined && <span className={styles.reason}>{reason}</span>}
    </label>
  );
}
