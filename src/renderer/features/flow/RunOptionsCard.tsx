import type { ClientView } from '../../../shared/views/client.js';
import type { RunOptions } from '../../../shared/views/run-options.js';
import { TitledCard } from '../../components/Card.js';
import { Field } from '../../components/Field.js';
import { type Choice, Select } from '../../components/Select.js';
import { optionsFor, runOptions, useRunOptions } from './flow-options.js';
import styles from './RunOptionsCard.module.css';

const APPROVAL = [
  { value: 'browser', label: 'By you, in your browser' },
  { value: 'automatic', label: 'By the sandbox itself' },
] as const satisfies readonly Choice<RunOptions['approval']>[];

const TOKEN_REQUEST = [
  { value: 'form', label: 'Form' },
  { value: 'json', label: 'JSON' },
] as const satisfies readonly Choice<RunOptions['tokenRequest']>[];

const CLIENT_AUTHENTICATION = [
  { value: 'post', label: 'In the body' },
  { value: 'basic', label: 'In a header' },
] as const satisfies readonly Choice<RunOptions['clientAuthentication']>[];

/** What each choice means. */
const HINTS = {
  browser: 'You answer the consent page yourself.',
  automatic: 'No browser opens; the chosen persona consents.',
  form: 'As the official SDKs send it.',
  json: 'As sgID’s docs show it.',
  post: 'client_secret_post, as the SDKs do.',
  basic: 'client_secret_basic, the default of OpenID Connect.',
} as const;

/** How the run goes about it. */
export function RunOptionsCard({ client }: { readonly client: ClientView }) {
  useRunOptions();
  const options = optionsFor(client);
  const change = (changed: Partial<RunOptions>) => runOptions.set((current) => ({ ...current, ...changed }));
  return (
    <TitledCard title="How">
      <div className={styles.options}>
        {client.environment.kind === 'sandbox' && (
          <Field label="Approval" hint={HINTS[options.approval]}>
            <Select
              label="Approval"
              choices={APPROVAL}
              value={options.approval}
              onChange={(approval) => change({ approval })}
            />
          </Field>
        )}
        <Field label="Token request" hint={HINTS[options.tokenRequest]}>
          <Select
            label="Token request"
            choices={TOKEN_REQUEST}
            value={options.tokenRequest}
            onChange={(tokenRequest) => change({ tokenRequest })}
          />
        </Field>
        <Field label="Client authentication" hint={HINTS[options.clientAuthentication]}>
          <Select
            label="Client authentication"
            choices={CLIENT_AUTHENTICATION}
            value={options.clientAuthentication}
            onChange={(clientAuthentication) => change({ clientAuthentication })}
          />
        </Field>
      </div>
    </TitledCard>
  );
}
