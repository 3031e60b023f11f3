import type { ClientView } from '../../../shared/views/client.js';
import type { RunOptions } from '../../../shared/views/run-options.js';
import { useSandbox } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { CopyButton } from '../../components/CopyButton.js';
import { FactList } from '../../components/FactList.js';
import { Field } from '../../components/Field.js';
import { counted } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { Notice } from '../../components/Notice.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { type Choice, Select } from '../../components/Select.js';
import { BreakableWire } from '../../components/wire/BreakableWire.js';
import { LongWire } from '../../components/wire/LongWire.js';
import { showScreen } from '../../view/view.js';
import { optionsFor, runOptions, useRunOptions } from './flow-options.js';
import styles from './NewRun.module.css';
import type { FlowFocus } from './step-view.js';

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

/** Before the first step: what will be asked for, and how. */
export function NewRun({ focus }: { readonly focus: FlowFocus }) {
  const { client } = focus;
  if (client === undefined) return null;
  return (
    <ScrollRegion className={styles.pane} label="New run">
      <header>
        <h1 className={styles.title}>New run</h1>
        <p className={styles.summary}>
          Eleven steps, from the credentials to the decrypted values. Run them one by one, or to the end.
        </p>
      </header>
      {client.environment.kind === 'production' && (
        <Notice tone="warn" title="This is production">
          The run asks the real sgID, and what comes back is a real person’s data.
        </Notice>
      )}
      <What client={client} />
      <How client={client} />
    </ScrollRegion>
  );
}

function What({ client }: { readonly client: ClientView }) {
  const sandbox = useSandbox();
  const scope = client.selectedScopes.join(' ');
  return (
    <TitledCard
      title="What is asked for"
      actions={
        <Button size="small" onClick={() => showScreen('scopes')}>
          Choose scopes
        </Button>
      }
    >
      <FactList
        facts={[
          { label: 'Client', value: <span className="wire">{inertText(client.clientId)}</span> },
          {
            label: 'Provider',
            value: (
              <span className="wire">
                {client.environment.origin || sandbox?.origin || 'the sandbox, which is started first'}
              </span>
            ),
          },
          {
            label: 'Redirect URI',
            value: (
              <span className="wire">
                <BreakableWire text={client.redirectUri} />
              </span>
            ),
          },
          {
            label: counted(client.selectedScopes.length, 'scope'),
            value: (
              <>
                <LongWire text={[scope]} runId="" />{' '}
                <CopyButton size="inline" source={{ kind: 'text', text: scope }} what="scope" />
              </>
            ),
          },
        ]}
      />
    </TitledCard>
  );
}

function How({ client }: { readonly client: ClientView }) {
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
