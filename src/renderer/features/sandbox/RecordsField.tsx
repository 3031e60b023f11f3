import { Plus, Trash2 } from 'lucide-react';
import type { RecordAttribute } from '../../../core/catalogue/types.js';
import { Button } from '../../components/Button.js';
import { Field, TextInput } from '../../components/Field.js';
import { counted } from '../../components/format.js';
import { IconButton } from '../../components/IconButton.js';
import { TextArea } from '../../components/TextArea.js';
import styles from './PersonaEditor.module.css';
import { type FormRow, rowsOf, textOfRows } from './persona-form.js';

interface RecordsFieldProps {
  readonly label: string;
  readonly attributes: readonly RecordAttribute[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A list of objects, one after another, each attribute a field; an empty list is not the same as none. */
export function RecordsField({ label, attributes, value, onChange }: RecordsFieldProps) {
  const rows = rowsOf(attributes, value) ?? [];
  const write = (next: readonly FormRow[]) => onChange(textOfRows(attributes, next));
  const blank = Object.fromEntries(
    attributes.map(({ name, attributes: nested }) => [name, nested === undefined ? '' : '[]']),
  );
  return (
    <fieldset className={styles.records}>
      <legend>
        {label}{' '}
        <span className={styles.count}>{value === '' ? 'none (NA)' : counted(rows.length, 'entry', 'entries')}</span>
      </legend>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry that is being written has no identity but its place
        <div key={at} className={styles.row}>
          <div className={styles.grid}>
            {attributes.map(({ name, label: words, attributes: nested }) => (
              <Field key={name} label={nested === undefined ? words : `${words}, JSON`}>
                {nested === undefined ? (
                  <TextInput
                    wire
                    value={row[name] ?? ''}
                    onChange={(text) => write(rows.with(at, { ...row, [name]: text }))}
                  />
                ) : (
                  <TextArea
                    wire
                    rows={3}
                    value={row[name] ?? ''}
                    onChange={(text) => write(rows.with(at, { ...row, [name]: text }))}
                  />
                )}
              </Field>
            ))}
          </div>
          <IconButton
            icon={Trash2}
            label={`Remove entry ${at + 1} of ${label}`}
            onClick={() => write(rows.toSpliced(at, 1))}
          />
        </div>
      ))}
      <div className={styles.actions}>
        <Button size="small" variant="quiet" icon={Plus} onClick={() => write([...rows, blank])}>
          Add an entry<span className="sr-only"> to {label}</span>
        </Button>
        {value === '' ? (
          <Button size="small" variant="quiet" onClick={() => onChange('[]')}>
            Empty list<span className="sr-only"> of {label}</span>
          </Button>
        ) : (
          <Button size="small" variant="quiet" onClick={() => onChange('')}>
            None (NA)<span className="sr-only"> of {label}</span>
          </Button>
        )}
      </div>
    </fieldset>
  );
}
