import { useClients } from '../../bridge/queries.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { closeOverlay, useView } from '../frame/view.js';
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
      title={`Remove ${client?.name ?? 'this client'}?`}
      confirm="Remove"
      danger
      onConfirm={() => {
        if (client !== undefined) void removeClient(client.key);
      }}
      onCancel={() => closeOverlay('remove-client')}
    >
      Its secret and its private key are taken out of the keychain. The client at the developer portal is not touched;
      to use it here again, import its credentials again.
    </ConfirmDialog>
  );
}
