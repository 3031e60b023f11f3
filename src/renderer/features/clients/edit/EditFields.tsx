import type { ReactNode } from 'react';
import type { ClientView } from '../../../../shared/views/client.js';
import { useFailure } from '../../../bridge/actions.js';
import { Checkbox } from '../../../components/Checkbox.js';
import { ColourChoice } from '../../../components/ColourChoice.js';
import { Field, TextInput } from '../../../components/Field.js';
import { FieldGrid, WideField } from '../../../components/FieldGrid.js';
import { counted } from '../../../components/format.js';
import { AreaNotice, Notice } from '../../../components/Notice.js';
import { Select } from '../../../components/Select.js';
import { TextArea } from '../../../components/TextArea.js';
import { ENVIRONMENT_CHOICES } from '../environment-choice.js';
import styles from './EditFields.module.css';
import { type EditForm, type EditProblems, scopesOf, unknownScopes } from './edit-form.js';
import { RedirectUriList } from './RedirectUriList.js';

interface EditFieldsProps {
  readonly client: ClientView;
  readonly form: EditForm;
  readonly problems: EditProblems;
  /** Saving was tried: what was left empty is a problem from then on. */
  readonly tried: boolean;
  readonly onChange: (change: Partial<EditForm>) => void;
}

/** The fields of a client, in the order in which it is described. */
export function EditFields({ client, form, problems, tried, onChange }: EditFieldsProps) {
  const refused = useFailure('edit-client');
  // What main refuses stands at its field; whatever else it says, above them all.
  const at = fieldOf(refused?.code);
  const refusal = (field: RefusedField) => (at === field ? refused?.message : undefined);
  return (
    <>
      {at === undefined && <AreaNotice area="edit-client" />}
      <Group title="For you">
        <Field label="Name" error={problems.name}>
          <TextInput value={form.name} onChange={(name) => onChange({ name })} autoFocus />
        </Field>
        <WideField>
          <ColourChoice colour={form.colour} onChange={(colour) => onChange({ colour })} />
        </WideField>
        <WideField>
          <Field label="Notes" hint="Kept on this computer, and found by the search." error={problems.notes}>
            <TextArea rows={3} value={form.notes} onChange={(notes) => onChange({ notes })} />
          </Field>
        </WideField>
      </Group>
      <Group title="As registered at the developer portal">
        <Field label="Client id" error={problems.clientId}>
          <TextInput wire value={form.clientId} onChange={(clientId) => onChange({ clientId })} />
        </Field>
        <Field label="Environment">
          <Select
            choices={ENVIRONMENT_CHOICES}
            value={form.kind}
            onChange={(kind) => onChange({ kind })}
            label="Environment"
          />
        </Field>
        {form.kind === 'custom' && (
          <WideField>
            <Field
              label="Origin"
              hint="Without a path: /v2 is added to it."
              error={(tried || form.origin.trim() !== '' ? problems.origin : undefined) ?? refusal('origin')}
            >
              <TextInput
                wire
                value={form.origin}
                onChange={(origin) => onChange({ origin })}
                placeholder="https://sgid.example"
              />
            </Field>
          </WideField>
        )}
        {form.kind === 'production' && client.environment.kind !== 'production' && (
          <WideField>
            <Notice tone="warn" title="Production asks real people for their data">
              The credentials must be those of a production client: no others are known there.
            </Notice>
          </WideField>
        )}
        <WideField>
          <RedirectUriList
            form={form}
            problems={problems.redirectUris}
            tried={tried}
            refusal={refusal('redirectUris')}
            onChange={onChange}
          />
        </WideField>
        <WideField>
          <Scopes form={form} problem={problems.scopes} onChange={onChange} />
        </WideField>
      </Group>
    </>
  );
}

type RefusedField = 'origin' | 'redirectUris';

function fieldOf(code: string | undefined): RefusedField | undefined {
  if (code?.startsWith('environment-')) return 'origin';
  return code?.startsWith('redirect-uri-') ? 'redirectUris' : undefined;
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <FieldGrid>{children}</FieldGrid>
    </section>
  );
}

interface ScopesProps {
  readonly form: EditForm;
  readonly problem: string | undefined;
  readonly onChange: (change: Partial<EditForm>) => void;
}

function Scopes({ form, problem, onChange }: ScopesProps) {
  return (
    <div className={styles.scopes}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: Base UI's checkbox renders the input that the label is for */}
      <label className={styles.check}>
        <Checkbox checked={form.scopesKnown} onChange={(scopesKnown) => onChange({ scopesKnown })} />
        It is known which scopes are registered
      </label>
      {form.scopesKnown && (
        <Field label="Registered scopes" hint={scopesHint(form.scopes)} error={problem}>
          <TextArea
            wire
            rows={4}
            value={form.scopes}
            onChange={(scopes) => onChange({ scopes })}
            placeholder="openid myinfo.name"
          />
        </Field>
      )}
    </div>
  );
}

function scopesHint(typed: string): string {
  const unknown = unknownScopes(typed);
  const count = counted(scopesOf(typed).length, 'scope');
  if (unknown.length === 0) return `${count}. One a line, or with spaces between them.`;
  return `${count}, of which sgID’s catalogue does not have ${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? ' and more' : ''}.`;
}
