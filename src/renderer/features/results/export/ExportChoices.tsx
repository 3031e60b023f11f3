import { EXPORT_FORMATS, findFormat } from '../../../../core/export/formats.js';
import { MAX_SEED_LENGTH, PRIVACY_LEVELS } from '../../../../core/export/privacy.js';
import { useHistory, useRuns, useSandbox } from '../../../bridge/queries.js';
import { Levels } from '../../../components/ExportShell.js';
import { Field, TextInput } from '../../../components/Field.js';
import { inertText } from '../../../components/inert-text.js';
import { Prose } from '../../../components/Prose.js';
import { type Choice, Select } from '../../../components/Select.js';
import styles from './ExportChoices.module.css';
import { type ExportChoice, isOfSeveral, withFittingFormat } from './export-source.js';
import { RunChoices } from './RunChoices.js';
import { runsToExport } from './runs-to-export.js';

interface ExportChoicesProps {
  readonly choice: ExportChoice;
  readonly onChange: (choice: ExportChoice) => void;
}

/** Whose data, in which format, and how much of it. */
export function ExportChoices({ choice, onChange }: ExportChoicesProps) {
  const sources = useSources();
  const formats = EXPORT_FORMATS.filter(({ several }) => several || !isOfSeveral(choice));
  const change = (changes: Partial<ExportChoice>) => onChange(withFittingFormat({ ...choice, ...changes }));
  return (
    <>
      <div className={styles.pair}>
        <Field label="Whose data">
          <Select choices={sources} value={choice.whose} onChange={(whose) => change({ whose })} />
        </Field>
        <Field label="Format">
          <Select
            choices={formats.map(({ id, label }) => ({ value: id, label }))}
            value={choice.format}
            onChange={(format) => change({ format })}
          />
        </Field>
      </div>
      <p className={styles.purpose}>
        <Prose>{findFormat(choice.format)?.purpose ?? ''}</Prose>
      </p>
      {choice.whose === 'runs' && <RunChoices chosen={choice.runs} onChange={(runs) => change({ runs })} />}
      <Levels levels={PRIVACY_LEVELS} value={choice.privacy} onChange={(privacy) => change({ privacy })} />
      {choice.privacy === 'synthetic' && (
        <Field label="Seed" hint="The same seed makes the same values up again.">
          <TextInput value={choice.seed} maxLength={MAX_SEED_LENGTH} onChange={(seed) => change({ seed })} />
        </Field>
      )}
    </>
  );
}

/** The open runs that have values, several at once where there are more, and the people of the sandbox. */
function useSources(): readonly Choice<string>[] {
  const { tabs = [], shown } = useRuns() ?? {};
  const listed = runsToExport(tabs, useHistory()?.runs ?? []);
  const personas = useSandbox()?.personas ?? [];
  const ready = listed.open.filter(({ reason }) => reason === undefined);
  const several = [...ready, ...listed.kept].some(({ key, reason }) => key !== `tabs:${shown}` && reason === undefined);
  return [
    ...ready.map(({ key, name, clientName }) => ({
      value: key.replace(/^tabs:/, 'run:'),
      label: `${name} · ${inertText(clientName)}`,
    })),
    ...(several ? [{ value: 'runs', label: 'Several runs, open or kept' }] : []),
    { value: 'personas', label: 'All personas of the sandbox' },
    ...personas.map(({ id, name }) => ({ value: `persona:${id}`, label: inertText(name) })),
  ];
}
