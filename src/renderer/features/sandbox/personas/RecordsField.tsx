import { Plus, Trash2 } from 'lucide-react';
import type { RecordAttribute } from '../../../../core/catalogue/types.js';
import { Button } from '../../../components/Button.js';
import { Field, TextInput } from '../../../components/Field.js';
import { counted } from '../../../components/format.js';
import { IconButton } from '../../../components/IconButton.js';
import { EmptyTextToggle } from './EmptyTextToggle.js';
import sharedStyles from './PersonaEditor.module.css';
import { blankRow, type FormRow, withValue } from './persona-form.js';
import styles from './RecordsField.module.css';

interface RecordsFieldProps {
  readonly label: string;
  readonly attributes: readonly RecordAttribute[];
  /** Undefined where there is no list: that is not an empty one. */
  readonly rows: readonly FormRow[] | undefined;
  readonly onChange: (rows: readonly FormRow[] | undefined) => void;
  /** What it is called that there is no list. */
  readonly none: string;
  /** Turns to the list as text. */
  readonly onText?: () => void;
}

/** A list of objects, one after another, each attribute a field; a list in an object is one like it. */
export function RecordsField({ label, attributes, rows, onChange, none, onText }: RecordsFieldProps) {
  const list = rows ?? [];
  return (
    <fieldset className={sharedStyles.records}>
      <legend>
        {label}{' '}
        <span className={sharedStyles.count}>
          {rows === undefined ? none : counted(list.length, 'entry', 'entries')}
        </span>
      </legend>
      {list.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry that is being written has no identity but its place
        <div key={at} className={styles.row}>
          <div className={sharedStyles.grid}>
            {attributes.map((attribute) => (
              <Cell
                key={attribute.name}
                attribute={attribute}
                value={row[attribute.name]}
                onChange={(value) => onChange(list.with(at, withValue(row, attribute.name, value)))}
              />
            ))}
          </div>
          <IconButton
            icon={Trash2}
            label={`Remove entry ${at + 1} of ${label}`}
            onClick={() => onChange(list.toSpliced(at, 1))}
          />
        </div>
      ))}
      <div className={styles.actions}>
        <Button size="small" variant="quiet" icon={Plus} onClick={() => onChange([...list, blankRow(attributes)])}>
          Add an entry<span className="sr-only"> to {label}</span>
        </Button>
        <Button size="small" variant="quiet" onClick={() => onChange(rows === undefined ? [] : undefined)}>
          {rows === undefined ? 'Empty list' : sentence(none)}
          <span className="sr-only"> of {label}</span>
        </Button>
        {onText !== undefined && (
          <Button size="small" variant="quiet" onClick={onText}>
            As text<span className="sr-only">: {label}</span>
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface CellProps {
  readonly attribute: RecordAttribute;
  readonly value: FormRow[string] | undefined;
  readonly onChange: (value: FormRow[string] | undefined) => void;
}

function Cell({ attribute: { label, attributes }, value, onChange }: CellProps) {
  if (attributes !== undefined) {
    const rows = typeof value === 'string' ? undefined : value;
    return (
      <div className={sharedStyles.wide}>
        <RecordsField label={label} attributes={attributes} rows={rows} onChange={onChange} none="left out" />
      </div>
    );
  }
  const text = typeof value === 'string' ? value : undefined;
  return (
    <div className={sharedStyles.field}>
      <Field label={label}>
        <TextInput wire value={text ?? ''} onChange={onChange} placeholder={text === undefined ? 'left out' : ''} />
      </Field>
      <EmptyTextToggle label={label} value={text} onChange={onChange} />
    </div>
  );
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
