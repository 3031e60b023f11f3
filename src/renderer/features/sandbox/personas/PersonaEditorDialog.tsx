import { useState } from 'react';
import type { PersonaRecordView } from '../../../../shared/views/persona.js';
import { usePending } from '../../../bridge/actions.js';
import { Field, TextInput } from '../../../components/Field.js';
import { FormDialog } from '../../../components/FormDialog.js';
import { Prose } from '../../../components/Prose.js';
import { changeSandbox } from '../sandbox-actions.js';
import sharedStyles from './PersonaEditor.module.css';
import styles from './PersonaEditorDialog.module.css';
import { PersonaField } from './PersonaField.js';
import { FORM_GROUPS, trimmed, withValue } from './persona-form.js';
import { usePersonaCheck } from './use-persona-check.js';

interface PersonaEditorProps {
  readonly title: string;
  readonly start: PersonaRecordView;
  /** The id of the persona that is changed; undefined for a new one. */
  readonly replaces: string | undefined;
  readonly onClose: () => void;
}

/** A test person as a form: one field a scope, by the types of the data catalogue. */
export function PersonaEditorDialog({ title, start, replaces, onClose }: PersonaEditorProps) {
  const [form, setForm] = useState(start);
  const saving = usePending('sandbox.savePersona');
  const check = usePersonaCheck(form);
  const change = (part: Partial<PersonaRecordView>) => setForm((now) => ({ ...now, ...part }));
  const save = async () => {
    const saved = await changeSandbox(
      'sandbox.savePersona',
      { persona: trimmed(form), replaces: replaces ?? null },
      'sandbox-persona',
    );
    if (saved) onClose();
  };
  return (
    <FormDialog
      area="sandbox-persona"
      title={title}
      description="Test data, kept in the settings in clear: put no real person in it. Where nothing stands, NA is sent, unless you press Empty text."
      width="wide"
      confirm="Save"
      busy={saving ? 'Saving…' : undefined}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <div className={sharedStyles.grid}>
        <Field label="Name in the list">
          <TextInput value={form.name} onChange={(name) => change({ name })} autoFocus />
        </Field>
        <Field label="Id" hint="Lower-case letters, digits, hyphens. The sub is made from it.">
          <TextInput wire value={form.id} onChange={(id) => change({ id })} />
        </Field>
      </div>
      <Field label="What makes this person worth choosing">
        <TextInput value={form.note} onChange={(note) => change({ note })} />
      </Field>
      <p className={sharedStyles.help}>
        <Prose>
          {
            'A date may be relative to today, so that ages stay right: `{{today-41y-120d}}`, `{{today+6y}}`, or only as exact as a year, `{{today-84y|YYYY}}`.'
          }
        </Prose>
      </p>
      {check.problem !== undefined && (
        <p className={styles.problem} role="status">
          {check.problem}
        </p>
      )}
      {FORM_GROUPS.map(({ label, scopes }) => (
        <fieldset key={label} className={sharedStyles.group}>
          <legend>{label}</legend>
          <div className={sharedStyles.grid}>
            {scopes.map((definition) => (
              <PersonaField
                key={definition.scope}
                definition={definition}
                value={form.values[definition.scope]}
                checked={check.values.find(({ scope }) => scope === definition.scope)}
                onChange={(value) => change({ values: withValue(form.values, definition.scope, value) })}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </FormDialog>
  );
}
