import { useState } from 'react';
import type { ClientView } from '../../../../shared/views/client.js';
import type { SandboxView } from '../../../../shared/views/sandbox.js';
import { Button } from '../../../components/Button.js';
import { Field } from '../../../components/Field.js';
import { inertText } from '../../../components/inert-text.js';
import { Notice } from '../../../components/Notice.js';
import { Select } from '../../../components/Select.js';
import { NewSandboxClientDialog } from '../NewSandboxClientDialog.js';
import { useServedClients } from '../served-clients.js';
import styles from './AppClientChoice.module.css';
import { changeDraft, useAppClient } from './draft.js';

/** Which client of the sandbox the app is, and where it is sent back to. */
export function AppClientChoice({ sandbox }: { readonly sandbox: SandboxView }) {
  const [making, setMaking] = useState(false);
  const clients = useServedClients(sandbox);
  const app = useAppClient(sandbox);
  const newClient = <Button onClick={() => setMaking(true)}>New client</Button>;
  return (
    <>
      {app === undefined ? (
        <div className={styles.none}>
          <p>Your app needs a client of the sandbox: an id, a secret, a key pair and its redirect URI.</p>
          {newClient}
        </div>
      ) : (
        <div className={styles.choice}>
          <ClientField clients={clients} client={app.client} />
          <RedirectField client={app.client} redirectUri={app.redirectUri} />
          {newClient}
        </div>
      )}
      {app !== undefined && app.client.environment.kind !== 'sandbox' && (
        <Notice tone="warn" title={`${inertText(app.client.name)} is a client of ${app.client.environment.kind}`}>
          What you copy here are its real secret and private key. A client of the sandbox is safer to test with.
        </Notice>
      )}
      {making && <NewSandboxClientDialog onClose={() => setMaking(false)} />}
    </>
  );
}

function ClientField({ clients, client }: { readonly clients: readonly ClientView[]; readonly client: ClientView }) {
  return (
    <Field label="Client">
      <Select
        value={client.key}
        onChange={(clientKey) => changeDraft({ clientKey, redirectUri: undefined })}
        choices={clients.map(({ key, name, clientId }) => ({ value: key, label: inertText(`${name}, ${clientId}`) }))}
      />
    </Field>
  );
}

function RedirectField({ client, redirectUri }: { readonly client: ClientView; readonly redirectUri: string }) {
  return (
    <Field label="Redirect URI of your app">
      <Select
        value={redirectUri}
        onChange={(value) => changeDraft({ redirectUri: value })}
        choices={client.redirectUris.map((uri) => ({ value: uri, label: inertText(uri), wire: true }))}
      />
    </Field>
  );
}
