import { useState } from 'react';
import type { ImportPreview } from '../../../shared/views/client.js';
import { Field, TextInput } from '../../components/Field.js';
import { type Choice, Select } from '../../components/Select.js';
import styles from './ImportDialog.module.css';
import { isListenable } from './redirect-uri.js';
import { type ImportForm, knownRedirectUris } from './use-import-form.js';

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
        <p className={styles.scopesAsked}>
          {form.replaces === undefined
            ? 'Asks for openid and myinfo.name at first; change it in Scopes.'
            : 'Asks for the scopes chosen before; change them in Scopes.'}
        </p>
      </div>
    </section>
  );
}

function RedirectUri({ preview, form }: ImportFieldsProps) {
  const known = knownRedirectUris(preview);
  const [typed, setTyped] = useState(!known.includes(form.redirectUri));
  const choices: readonly Choice<string>[] = [
    ...known.map((uri) => ({ value: uri, label: uri, wire: true })),
    { value: OTHER, label: 'Another one…' },
  ];
  const hint = redirectUriHint(form);
  return (
    <div className={styles.redirect}>
      <Field label="Redirect URI" hint={typed ? undefined : hint}>
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
        <Field label="Another redirect URI" hint={hint} error={form.redirectUriError}>
          <TextInput
            wire
            value={form.redirectUri}
            onChange={form.setRedirectUri}
            placeholder="http://localhost:5001/api/redirect"
          />
        </Field>
      )}
    </div>
  );
}

/** What must be true of it, and how its answer gets here. Only the sandbox goes without the portal. */
function redirectUriHint({ kind, redirectUri, redirectUriError }: ImportForm): string | undefined {
  const registered =
    kind === 'sandbox' ? [] : ['It must be registered for this client at the developer portal, letter by letter.'];
  const uri = redirectUri.trim();
  const brought =
    uri === '' || redirectUriError !== undefined
      ? []
      : [isListenable(uri) ? 'The console listens on it.' : 'Paste the redirected URL when the console asks for it.'];
  const words = [...registered, ...brought].join(' ');
  return words === '' ? undefined : words;
}
