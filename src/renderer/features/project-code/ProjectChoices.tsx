import { isGuide, PROJECT_LAYOUTS, PROJECT_TARGETS, type ProjectOptions } from '../../../core/project-code/options.js';
import type { ClientView } from '../../../shared/views/client.js';
import { Field, TextInput } from '../../components/Field.js';
import { counted } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { Select } from '../../components/Select.js';
import styles from './ProjectChoices.module.css';
import type { ProjectChoice } from './project-choice.js';

interface ProjectChoicesProps {
  readonly client: ClientView;
  readonly choice: ProjectChoice;
  readonly options: ProjectOptions;
  readonly onChange: (choice: ProjectChoice) => void;
}

/** What the project is written in, who makes its pages, and which of the client's values it has. */
export function ProjectChoices({ client, choice, options, onChange }: ProjectChoicesProps) {
  const change = (changes: Partial<ProjectChoice>) => onChange({ ...choice, ...changes });
  const uris = [...new Set([options.redirectUri, ...client.redirectUris])];
  const allowed = client.allowedScopes;
  return (
    <div className={styles.choices}>
      <Field label="Written in" hint={PROJECT_TARGETS.find(({ id }) => id === choice.target)?.note}>
        <Select
          choices={PROJECT_TARGETS.map(({ id, label }) => ({ value: id, label }))}
          value={choice.target}
          onChange={(target) => change({ target })}
        />
      </Field>
      {!isGuide(choice.target) && (
        <div className={styles.pages}>
          <Field label="Pages" hint={PROJECT_LAYOUTS.find(({ id }) => id === choice.layout)?.note}>
            <Select
              choices={PROJECT_LAYOUTS.map(({ id, label }) => ({ value: id, label }))}
              value={choice.layout}
              onChange={(layout) => change({ layout })}
            />
          </Field>
        </div>
      )}
      <div className={styles.uri}>
        <Field label="Redirect URI" hint="Where sgID sends browsers back to">
          <Select
            choices={uris.map((uri) => ({ value: uri, label: inertText(uri), wire: true }))}
            value={options.redirectUri}
            onChange={(redirectUri) => change({ redirectUri })}
          />
        </Field>
      </div>
      <Field label="Scopes" hint={`${counted(options.scopes.length, 'scope')}, each with a type`}>
        <Select
          choices={[
            { value: 'selected', label: 'As in Scopes' },
            ...(allowed === undefined ? [] : [{ value: 'allowed' as const, label: 'All it may ask for' }]),
          ]}
          value={choice.scopes}
          onChange={(scopes) => change({ scopes })}
        />
      </Field>
      {options.layout !== 'server' && (
        <div className={styles.origin}>
          <Field
            label="Origin of the front end"
            hint={
              choice.layout === 'single-page'
                ? 'The redirect URI’s own where it is left empty'
                : 'Scheme, host and port'
            }
          >
            <TextInput
              wire
              value={choice.frontendOrigin}
              placeholder={choice.layout === 'single-page' ? '' : 'https://app.example.com'}
              maxLength={2_000}
              onChange={(frontendOrigin) => change({ frontendOrigin })}
            />
          </Field>
        </div>
      )}
    </div>
  );
}
