import { RadioGroup } from '@base-ui/react/radio-group';
import { useState } from 'react';
import type { ClientView } from '../../../shared/views/client.js';
import { dismissFailure, usePending } from '../../bridge/actions.js';
import { useClients } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { CopyButton } from '../../components/CopyButton.js';
import { Dialog } from '../../components/Dialog.js';
import { Field } from '../../components/Field.js';
import { counted } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { AreaNotice, Notice } from '../../components/Notice.js';
import { RadioCard } from '../../components/RadioCard.js';
import { type Choice, Select } from '../../components/Select.js';
import { closeOverlay, type Overlay, useView } from '../frame/view.js';
import { exportClients } from './client-actions.js';
import styles from './ExportClientsDialog.module.css';
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
const REASON_ID = 'export-clients-reason';
const NO_PASSPHRASE: NewPassphrase = { passphrase: '', repeated: '' };

function OpenExport({ of }: { readonly of: Which }) {
  const [which, setWhich] = useState(of);
  const [encrypted, setEncrypted] = useState(false);
  const [typed, setTyped] = useState(NO_PASSPHRASE);
  const [written, setWritten] = useState<string>();
  const writing = usePending('client.exportPlain', 'client.exportEncrypted');
  const offers = useOffers();
  const clients = offers.find(({ value }) => value === which)?.clients ?? [];
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
    <Dialog
      open
      onClose={close}
      width="wide"
      title={titleOf(clients)}
      description="As JSON, in the form of the developer portal’s credentials. This console reads it again."
      footer={
        <>
          {reason !== undefined && (
            <p id={REASON_ID} className={styles.reason}>
              {reason}
            </p>
          )}
          <Button onClick={close}>{written === undefined ? 'Cancel' : 'Close'}</Button>
          <Button
            variant="primary"
            disabled={reason !== undefined || writing}
            describedBy={reason === undefined ? undefined : REASON_ID}
            onClick={() => void write()}
          >
            {writing ? (encrypted ? 'Encrypting…' : 'Writing…') : 'Export…'}
          </Button>
        </>
      }
    >
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        <AreaNotice area="export-clients" />
        {written !== undefined && <Written path={written} encrypted={encrypted} />}
        {offers.length > 1 && (
          <Field label="Clients">
            <Select label="Clients" choices={offers} value={which} onChange={setWhich} />
          </Field>
        )}
        <RadioGroup
          className={styles.choice}
          aria-label="What the file holds"
          value={encrypted ? 'encrypted' : 'plain'}
          onValueChange={(value) => {
            setEncrypted(value === 'encrypted');
            setWritten(undefined);
          }}
        >
          <RadioCard value="plain" title="Without secrets">
            Client id, name, notes, environment, redirect URIs, scopes and public key: nothing that opens anything.
          </RadioCard>
          <RadioCard value="encrypted" title="With secrets, encrypted">
            Client secret and private key as well, all of it encrypted with a passphrase.
          </RadioCard>
        </RadioGroup>
        {encrypted && <PassphraseFields typed={typed} onChange={setTyped} />}
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      </form>
    </Dialog>
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

function Written({ path, encrypted }: { readonly path: string; readonly encrypted: boolean }) {
  return (
    <Notice tone="info" announced title={encrypted ? 'Encrypted and written' : 'Written'}>
      <span className="wire">{path}</span>{' '}
      <CopyButton size="inline" source={{ kind: 'text', text: path }} what="path" />
    </Notice>
  );
}
