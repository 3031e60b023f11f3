import type { ScopeDefinition } from '../../../core/catalogue/types.js';
import type { PersonaCheckView } from '../../../shared/views/persona.js';
import { Field, TextInput } from '../../components/Field.js';
import { inertText } from '../../components/inert-text.js';
import { Select } from '../../components/Select.js';
import { TextArea } from '../../components/TextArea.js';
import styles from './PersonaEditor.module.css';
import { rowsOf } from './persona-form.js';
import { RecordsField } from './RecordsField.js';

interface PersonaFieldProps {
  readonly definition: ScopeDefinition;
  readonly value: string;
  /** What the sandbox would send today; undefined where that is NA. */
  readonly checked: PersonaCheckView[number] | undefined;
  readonly onChange: (value: string) => void;
}

/** The field of one scope, by its type in the data catalogue. */
export function PersonaField({ definition, value, checked, onChange }: PersonaFieldProps) {
  const { label, type, attributes = [] } = definition;
  if (type === 'records' && rowsOf(attributes, value) !== undefined) {
    return (
      <div className={styles.wide}>
        <RecordsField label={label} attributes={attributes} value={value} onChange={onChange} />
        <Findings of={checked} />
      </div>
    );
  }
  return (
    <div className={type === 'records' || type === 'address' ? styles.wide : undefined}>
      <Field label={label} hint={<Hint definition={definition} value={value} checked={checked} />}>
        <Control definition={definition} value={value} onChange={onChange} />
      </Field>
      <Findings of={checked} />
    </div>
  );
}

function Control({ definition, value, onChange }: Omit<PersonaFieldProps, 'checked'>) {
  const { type, values, derivedFrom } = definition;
  if (type === 'address' || type === 'records') return <TextArea wire rows={3} value={value} onChange={onChange} />;
  const choices = type === 'boolean' ? ['true', 'false'] : values;
  if (choices !== undefined && (value === '' || value === 'NA' || choices.includes(value))) {
    return (
      <Select
        value={value}
        onChange={onChange}
        choices={[
          { value: '', label: derivedFrom === undefined ? 'None (NA)' : 'Computed' },
          ...choices.map((choice) => ({ value: choice, label: choice, wire: true })),
          { value: 'NA', label: 'NA, as text', wire: true },
        ]}
      />
    );
  }
  return (
    <TextInput wire value={value} onChange={onChange} placeholder={derivedFrom === undefined ? 'NA' : 'computed'} />
  );
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
  if (value !== '' || type === 'boolean') return null;
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
