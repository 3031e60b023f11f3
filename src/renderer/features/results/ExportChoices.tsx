import { RadioGroup } from '@base-ui/react/radio-group';
import { EXPORT_FORMATS, findFormat } from '../../../core/export/formats.js';
import { MAX_SEED_LENGTH, PRIVACY_LEVELS } from '../../../core/export/privacy.js';
import type { FlowView } from '../../../shared/views/flow.js';
import { useSandbox } from '../../bridge/queries.js';
import { Field, TextInput } from '../../components/Field.js';
import { Prose } from '../../components/Prose.js';
import { RadioCard } from '../../components/RadioCard.js';
import { Select } from '../../components/Select.js';
import styles from './ExportChoices.module.css';
import type { ExportChoice } from './ExportDialog.js';

interface ExportChoicesProps {
  /** The run whose results are shown, where there is one. */
  readonly flow: FlowView | undefined;
  readonly choice: ExportChoice;
  readonly onChange: (choice: ExportChoice) => void;
}

/** Whose data, in which format, and how much of it. */
export function ExportChoices({ flow, choice, onChange }: ExportChoicesProps) {
  const personas = useSandbox()?.personas ?? [];
  const sources = [
    ...(flow === undefined ? [] : [{ value: `run:${flow.runId}`, label: `Run ${flow.number}` }]),
    { value: 'personas', label: 'All personas of the sandbox' },
    ...personas.map(({ id, name }) => ({ value: `persona:${id}`, label: name })),
  ];
  const formats = EXPORT_FORMATS.filter(({ several }) => several || choice.whose !== 'personas');
  const change = (changes: Partial<ExportChoice>) => {
    const next = { ...choice, ...changes };
    // Several people do not fit into the file of one.
    const fits = next.whose !== 'personas' || findFormat(next.format)?.several === true;
    onChange(fits ? next : { ...next, format: 'ndjson' });
  };
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
      <RadioGroup
        className={styles.privacy}
        aria-label="What the file holds"
        value={choice.privacy}
        onValueChange={(value) => {
          const level = PRIVACY_LEVELS.find(({ id }) => id === value);
          if (level !== undefined) change({ privacy: level.id });
        }}
      >
        {PRIVACY_LEVELS.map(({ id, label, description }) => (
          <RadioCard key={id} value={id} title={label}>
            {description}
          </RadioCard>
        ))}
      </RadioGroup>
      {choice.privacy === 'synthetic' && (
        <Field label="Seed" hint="The same seed makes the same values up again.">
          <TextInput value={choice.seed} maxLength={MAX_SEED_LENGTH} onChange={(seed) => change({ seed })} />
        </Field>
      )}
    </>
  );
}
