import { useState } from 'react';
import type { ScopeDefinition } from '../../../../core/catalogue/types.js';
import type { PersonaCheckView } from '../../../../shared/views/persona.js';
import { cx } from '../../../components/cx.js';
import { Field, TextInput } from '../../../components/Field.js';
import { inertText } from '../../../components/inert-text.js';
import { Select } from '../../../components/Select.js';
import { TextArea } from '../../../components/TextArea.js';
import { EmptyTextToggle } from './EmptyTextToggle.js';
import styles from './PersonaEditor.module.css';
import { rowsOf } from './persona-form.js';
import { RecordsField } from './RecordsField.js';

interface PersonaFieldProps {
  readonly definition: ScopeDefinition;
  /** Undefined where the person has none, so that NA is sent; an empty text is a value. */
  readonly value: string | undefined;
  /** What the sandbox would send today; undefined where that is NA. */
  readonly checked: PersonaCheckView[number] | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** The field of one scope, by its type in the data catalogue. */
export function PersonaField({ definition, value, checked, onChange }: PersonaFieldProps) {
  const { label, type, attributes = [] } = definition;
  const rows = rowsOf(attributes, value ?? '');
  const [asText, setAsText] = useState(type === 'records' && value !== undefined && rows === undefined);
  if (type === 'records' && !asText) {
    return (
      <div className={styles.wide}>
        <RecordsField
          label={label}
          attributes={attributes}
          rows={rows}
          onChange={(next) => onChange(next === undefined ? undefined : JSON.stringify(next))}
          none="none (NA)"
          onText={() => setAsText(true)}
        />
        <Findings of={checked} />
      </div>
    );
  }
  return (
    <div className={cx(styles.field, (type === 'records' || type === 'address') && styles.wide)}>
      <Field
        label={type === 'records' ? `${label}, as text` : label}
        hint={<Hint definition={definition} value={value} checked={checked} />}
      >
        <Control definition={definition} value={value} checked={checked} onChange={onChange} />
      </Field>
      {choicesOf(definition, value) === undefined && (
        <EmptyTextToggle label={label} value={value} onChange={onChange} />
      )}
      <Findings of={checked} />
    </div>
  );
}

function Control({ definition, value, checked, onChange }: PersonaFieldProps) {
  const { type } = definition;
  const isComputed = definition.derivedFrom !== undefined || checked !== undefined;
  const choices = choicesOf(definition, value);
  if (choices !== undefined) {
    return (
      <Select
        value={value === undefined ? 'none' : `=${value}`}
        onChange={(chosen) => onChange(chosen === 'none' ? undefined : chosen.slice(1))}
        choices={[
          { value: 'none', label: definition.derivedFrom === undefined ? 'None (NA)' : 'Computed' },
          ...choices.map((choice) => ({ value: `=${choice}`, label: choice, wire: true })),
          { value: '=NA', label: 'NA, as text', wire: true },
          { value: '=', label: 'Empty text' },
        ]}
      />
    );
  }
  // What is erased is taken back; that an empty text is meant is said on purpose.
  const write = (text: string) => onChange(text === '' ? undefined : text);
  const placeholder = value === '' ? '' : isComputed ? 'computed' : 'NA';
  return type === 'address' || type === 'records' ? (
    <TextArea wire rows={3} value={value ?? ''} onChange={write} placeholder={placeholder} />
  ) : (
    <TextInput wire value={value ?? ''} onChange={write} placeholder={placeholder} />
  );
}

/** The values that a scope can have, where those are few and the one that stands there is among them. */
function choicesOf({ type, values }: ScopeDefinition, value: string | undefined): readonly string[] | undefined {
  const choices = type === 'boolean' ? ['true', 'false'] : values;
  const fits = value === undefined || value === '' || value === 'NA' || choices?.includes(value) === true;
  return fits ? choices : undefined;
}

/** What goes out today, where that is not what stands in the field; else an example. */
function Hint({ definition, value, checked }: Omit<PersonaFieldProps, 'onChange'>) {
  const { example, derivedFrom, type } = definition;
  if (checked !== undefined && checked.today !== value) {
    return (
      <>
        Today <span className="wire">{inertText(checked.today)}</span>
      </>
    );
  }
  if (value !== undefined || type === 'boolean') return null;
  return derivedFrom === undefined ? (
    <>
      Such as <span className="wire">{inertText(example.slice(0, 60))}</span>
    </>
  ) : (
    <>Computed from {derivedFrom}, unless you write something else.</>
  );
}

function Findings({ of }: { readonly of: PersonaCheckView[number] | undefined }) {
  return of?.findings.map((finding) => (
    <p key={finding} className={styles.finding}>
      {finding}
    </p>
  ));
}
