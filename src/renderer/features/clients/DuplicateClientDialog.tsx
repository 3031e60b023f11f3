import { useState } from 'react';
import { MAX_NAME } from '../../../shared/limits.js';
import type { ClientView } from '../../../shared/views/client.js';
import { usePending } from '../../bridge/actions.js';
import { useClients } from '../../bridge/queries.js';
import { Field, TextInput } from '../../components/Field.js';
import { FormDialog } from '../../components/FormDialog.js';
import { inertText } from '../../components/inert-text.js';
import { closeOverlay, useView } from '../../view/view.js';
import { duplicateClient } from './client-actions.js';
import { freeName } from './free-name.js';
import { lengthProblem } from './length-problem.js';

/** Asks for the name of a copy. */
export function DuplicateClientDialog() {
  const overlay = useView((state) => state.overlay);
  const clients = useClients();
  const client = overlay?.kind === 'duplicate-client' ? clients?.find(({ key }) => key === overlay.key) : undefined;
  if (client === undefined || clients === undefined) return null;
  return <OpenDuplicate key={client.key} client={client} names={clients.map(({ name }) => name)} />;
}

interface OpenDuplicateProps {
  readonly client: ClientView;
  readonly names: readonly string[];
}

function OpenDuplicate({ client, names }: OpenDuplicateProps) {
  const [name, setName] = useState(() => freeName(client.name, names));
  const copying = usePending('client.duplicate');
  const problem = lengthProblem(name.trim(), 'Give the copy a name.', MAX_NAME);
  return (
    <FormDialog
      area="duplicate-client"
      title={`Duplicate ${inertText(client.name)}`}
      description="The copy has everything of it, and its own secret and private key in the keychain: changing or removing one leaves the other as it is."
      width="narrow"
      confirm="Duplicate"
      busy={copying ? 'Duplicating…' : undefined}
      blocked={problem !== undefined}
      onSubmit={() => void duplicateClient(client.key, name.trim())}
      onClose={() => closeOverlay('duplicate-client')}
    >
      <Field label="Name of the copy" error={problem}>
        <TextInput value={name} onChange={setName} autoFocus />
      </Field>
    </FormDialog>
  );
}
