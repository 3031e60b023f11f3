import { useState } from 'react';
import type { ClientView } from '../../../shared/views/client.js';
import { dismissFailure, usePending } from '../../bridge/actions.js';
import { useClients } from '../../bridge/queries.js';
import { ExportShell, Levels } from '../../components/ExportShell.js';
import { Field } from '../../components/Field.js';
import { Form } from '../../components/Form.js';
import { counted } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { type Choice, Select } from '../../components/Select.js';
import { closeOverlay, type Overlay, useView } from '../../view/view.js';
import { exportClients } from './client-actions.js';
import { useListedClients, usePickedClients, useShownClient } from './list-view.js';
import { PassphraseFields } from './PassphraseFields.js';
import { type NewPassphrase, passphraseProblem } from './passphrase-strength.js';

/** Writes clients to a file: without their secrets, or with them under a passphrase. */
export function ExportClientsDialog() {
  const overlay = useView((state) => state.overlay);
  if (overlay?.kind !== 'export-clients') return null;
  return <OpenExport of={overlay.of} />;
}

type Which = Extract<Overlay, { readonly kind: 'export-clients' }>['of'];
const LEVELS = [
  {
    id: 'plain',
    label: 'Without secrets',
    description:
      'Client id, name, notes, environment, redirect URIs, scopes and public key: nothing that opens anything.',
  },
  {
    id: 'encrypted',
    label: 'With secrets, encrypted',
    description: 'Client secret and private key as well, all of it encrypted with a passphrase.',
  },
] as const;
const NO_PASSPHRASE: NewPassphrase = { passphrase: '', repeated: '' };

function OpenExport({ of }: { readonly of: Which }) {
  const [which, setWhich] = useState(of);
  const [privacy, setPrivacy] = useState<(typeof LEVELS)[number]['id']>('plain');
  const [typed, setTyped] = useState(NO_PASSPHRASE);
  const [written, setWritten] = useState<string>();
  const writing = usePending('client.exportPlain', 'client.exportEncrypted');
  const offers = useOffers();
  const clients = offers.find(({ value }) => value === which)?.clients ?? [];
  const encrypted = privacy === 'encrypted';
  const reason = encrypted ? passphraseProblem(typed) : undefined;
  const close = () => {
    dismissFailure('export-clients');
    closeOverlay('export-clients');
  };
  const write = async () => {
    if (reason !== undefined || writing) return;
    setWritten(undefined);
    const keys = clients.map(({ key }) => key);
    setWritten(await exportClients(keys, encrypted ? typed.passphrase : undefined));
  };
  return (
    <ExportShell
      area="export-clients"
      width="wide"
      title={titleOf(clients)}
      description="As JSON, in the form of the developer portal’s credentials. This console reads it again."
      blocked={reason}
      busy={writing ? (encrypted ? 'Encrypting…' : 'Writing…') : undefined}
      written={
        written === undefined ? undefined : { path: written, title: encrypted ? 'Encrypted and written' : 'Written' }
      }
      onWrite={() => void write()}
      onClose={close}
    >
      {offers.length > 1 && (
        <Field label="Clients">
          <Select label="Clients" choices={offers} value={which} onChange={setWhich} />
        </Field>
      )}
      <Levels
        levels={LEVELS}
        value={privacy}
        onChange={(level) => {
          setPrivacy(level);
          setWritten(undefined);
        }}
      />
      {encrypted && (
        <Form onSubmit={() => void write()}>
          <PassphraseFields typed={typed} onChange={setTyped} />
        </Form>
      )}
    </ExportShell>
  );
}

interface Offer extends Choice<Which> {
  readonly clients: readonly ClientView[];
}

/** The client whose page is open, those that are selected, and all. */
function useOffers(): readonly Offer[] {
  const all = useClients() ?? [];
  const picked = usePickedClients();
  const shown = useShownClient(useListedClients());
  const offers: readonly Offer[] = [
    { value: 'shown', label: inertText(shown?.name ?? ''), clients: shown === undefined ? [] : [shown] },
    { value: 'picked', label: `The ${counted(picked.length, 'selected client')}`, clients: picked },
    { value: 'all', label: `All ${counted(all.length, 'client')}`, clients: all.length > 1 ? all : [] },
  ];
  return offers.filter(({ clients }) => clients.length > 0);
}

function titleOf(clients: readonly ClientView[]): string {
  const [first] = clients;
  return clients.length === 1 && first !== undefined
    ? `Export ${inertText(first.name)}`
    : `Export ${counted(clients.length, 'client')}`;
}
