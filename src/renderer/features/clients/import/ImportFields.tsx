import { useState } from 'react';
import { ColourChoice } from '../../../components/ColourChoice.js';
import { EnvironmentBadge } from '../../../components/EnvironmentBadge.js';
import { Field, TextInput } from '../../../components/Field.js';
import { FieldGrid, WideField } from '../../../components/FieldGrid.js';
import { type Choice, Select } from '../../../components/Select.js';
import { TextArea } from '../../../components/TextArea.js';
import { ENVIRONMENT_CHOICES } from '../environment-choice.js';
import { isListenable } from '../redirect-uri.js';
import sharedStyles from './ImportDialog.module.css';
import styles from './ImportFields.module.css';
import type { EditableForm } from './use-import-form.js';

const OTHER = 'other';

/** Name, environment, redirect URI, notes, colour: what a credentials file seldom holds. */
export function ImportFields({ form }: { readonly form: EditableForm }) {
  return (
    <section>
      <h3 className={sharedStyles.heading}>What to save it as</h3>
      <FieldGrid>
        <Field label="Name" error={form.errors.name}>
          <TextInput value={form.name} onChange={(name) => form.edit({ name })} />
        </Field>
        <Field label="Environment">
          <Select
            choices={ENVIRONMENT_CHOICES}
            value={form.kind}
            onChange={(kind) => form.edit({ kind })}
            label="Environment"
          />
        </Field>
        {form.kind === 'production' && (
          <WideField>
            <p className={styles.production}>
              <EnvironmentBadge environment={form.environment} />
              Real people log in with this client, and their real data comes back.
            </p>
          </WideField>
        )}
        {form.kind === 'custom' && (
          <WideField>
            <Field
              label="Origin"
              hint="Without a path: /v2 is added to it."
              error={form.origin.trim() === '' ? undefined : form.errors.origin}
            >
              <TextInput
                wire
                value={form.origin}
                onChange={(origin) => form.edit({ origin })}
                placeholder="https://sgid.example"
              />
            </Field>
          </WideField>
        )}
        <WideField>
          <RedirectUri form={form} />
        </WideField>
        <WideField>
          <ColourChoice colour={form.colour} onChange={(colour) => form.edit({ colour })} />
        </WideField>
        <WideField>
          <Field label="Notes" hint="For yourself. They are not secret, and are saved in clear.">
            <TextArea rows={2} value={form.notes} onChange={(notes) => form.edit({ notes })} />
          </Field>
        </WideField>
        <p className={sharedStyles.scopesAsked}>
          {form.updated === undefined
            ? 'Asks for openid and myinfo.name at first; change it in Scopes.'
            : 'Asks for the scopes chosen before; change them in Scopes.'}
        </p>
      </FieldGrid>
    </section>
  );
}

function RedirectUri({ form }: { readonly form: EditableForm }) {
  const known = form.knownRedirectUris;
  const [other, setOther] = useState(false);
  const typed = other || !known.includes(form.redirectUri);
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
            setOther(value === OTHER);
            form.edit({ redirectUri: value === OTHER ? '' : value });
          }}
        />
      </Field>
      {typed && (
        <Field label="Another redirect URI" hint={hint} error={form.errors.redirectUri}>
          <TextInput
            wire
            value={form.redirectUri}
            onChange={(redirectUri) => form.edit({ redirectUri })}
            placeholder="http://localhost:5001/api/redirect"
          />
        </Field>
      )}
    </div>
  );
}

/** What must be true of it, and how its answer gets here. Only the sandbox goes without the portal. */
function redirectUriHint({ kind, redirectUri, errors }: EditableForm): string | undefined {
  const registered =
    kind === 'sandbox' ? [] : ['It must be registered for this client at the developer portal, letter by letter.'];
  const uri = redirectUri.trim();
  const brought =
    uri === '' || errors.redirectUri !== undefined
      ? []
      : [isListenable(uri) ? 'The console listens on it.' : 'Paste the redirected URL when the console asks for it.'];
  const words = [...registered, ...brought].join(' ');
  return words === '' ? undefined : words;
}
