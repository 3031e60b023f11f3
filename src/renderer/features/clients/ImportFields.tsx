import { useState } from 'react';
import type { ImportPreview } from '../../../shared/views/client.js';
import { Field, TextInput } from '../../components/Field.js';
import { type Choice, Select } from '../../components/Select.js';
import styles from './ImportDialog.module.css';
import type { ImportForm } from './use-import-form.js';

const ENVIRONMENTS = [
  { value: 'production', label: 'Production' },
  { value: 'staging', label: 'Staging' },
  { value: 'sandbox', label: 'Sandbox' },
  { value: 'custom', label: 'Own origin' },
] as const satisfies readonly Choice<ImportForm['kind']>[];

const OTHER = 'other';

interface ImportFieldsProps {
  readonly preview: ImportPreview;
  readonly form: ImportForm;
}

/** Name, environment and redirect URI: what a credentials file seldom holds. */
export function ImportFields({ preview, form }: ImportFieldsProps) {
  return (
    <section>
      <h3 className={styles.heading}>What to save it as</h3>
      <div className={styles.fields}>
        <Field label="Name">
          <TextInput value={form.name} onChange={form.setName} autoFocus />
        </Field>
        <Field label="Environment">
          <Select choices={ENVIRONMENTS} value={form.kind} onChange={form.setKind} label="Environment" />
        </Field>
        {form.kind === 'custom' && (
          <div className={styles.wide}>
            <Field label="Origin" hint="Without a path: /v2 is added to it.">
              <TextInput wire value={form.origin} onChange={form.setOrigin} placeholder="https://sgid.example" />
            </Field>
          </div>
        )}
        <div className={styles.wide}>
          <RedirectUri preview={preview} form={form} />
        </div>
      </div>
    </section>
  );
}

function RedirectUri({ preview, form }: ImportFieldsProps) {
  const known = [...new Set([...preview.redirectUris, preview.suggested.redirectUri])];
  const [typed, setTyped] = useState(!known.includes(form.redirectUri));
  const choices: readonly Choice<string>[] = [
    ...known.map((uri) => ({ value: uri, label: uri, wire: true })),
    { value: OTHER, label: 'Another one…' },
  ];
  return (
    <>
      <Field
        label="Redirect URI"
        hint="It must be registered for this client at the developer portal, letter by letter. The console listens on it."
      >
        <Select
          label="Redirect URI"
          choices={choices}
          value={typed ? OTHER : form.redirectUri}
          onChange={(value) => {
            setTyped(value === OTHER);
            form.setRedirectUri(value === OTHER ? '' : value);
          }}
        />
      </Field>
      {typed && (
        <TextInput
          wire
          label="Another redirect URI"
          value={form.redirectUri}
          onChange={form.setRedirectUri}
          placeholder="http://localhost:5001/api/redirect"
        />
      )}
    </>
  );
}
