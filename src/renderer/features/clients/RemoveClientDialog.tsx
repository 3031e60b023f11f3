import type { ClientView } from '../../../shared/views/client.js';
import { usePresence } from '../../bridge/presence.js';
import { useClients } from '../../bridge/queries.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { inertText } from '../../components/inert-text.js';
import { closeOverlay, useView } from '../../view/view.js';
import { removeClient } from './client-actions.js';

/** Asks before a client and its secrets are forgotten. */
export function RemoveClientDialog() {
  const overlay = useView((state) => state.overlay);
  const clients = useClients();
  const client =
    overlay?.kind === 'remove-client' ? clients?.find((candidate) => candidate.key === overlay.key) : undefined;
  return (
    <ConfirmDialog
      open={client !== undefined}
      title={`Remove ${inertText(client?.name ?? 'this client')}?`}
      confirm="Remove"
      danger
      onConfirm={() => {
        if (client !== undefined) void removeClient(client.key);
      }}
      onCancel={() => closeOverlay('remove-client')}
    >
      {client !== undefined && <WhatGoes client={client} />}
    </ConfirmDialog>
  );
}

function WhatGoes({ client }: { readonly client: ClientView }) {
  const locked = usePresence(client.key) === 'locked';
  return (
    <>
      {whichOne(client)}. Its secret and its private key are taken out of the keychain
      {locked ? ', which is locked, as soon as it is open' : ''}; its name, notes, colour, redirect URIs and chosen
      scopes are forgotten. The client at the developer portal is not touched: to use it here again, import its
      credentials again.
    </>
  );
}

/** The one thing that a name may hide: which client this is, and where it is used. */
function whichOne({ environment, clientId }: ClientView): string {
  const where = environment.kind === 'custom' ? environment.origin : environment.kind;
  return `${inertText(clientId)} in ${inertText(where)}`;
}
