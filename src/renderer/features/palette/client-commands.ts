import { askPresenceAgain } from '../../bridge/presence.js';
import { clientsQuery, DIAGNOSES, queryClient } from '../../bridge/queries.js';
import { openOverlay } from '../../view/view.js';
import { selectClient } from '../clients/client-actions.js';
import { importByHand, importFromClipboard, importFromDialog, replacePiece } from '../clients/import/import-actions.js';
import { shownClient } from '../clients/list-view.js';
import type { Command } from './command.js';

const noneShown = () => (shownClient() === undefined ? 'Import a client first' : undefined);
const noOthers = () =>
  (queryClient.getQueryData(clientsQuery.queryKey)?.length ?? 0) < 2 ? 'There are no others' : undefined;

/** Does something with the client whose page is open on the Clients screen. */
function withShown(act: (key: string) => void): () => void {
  return () => {
    const client = shownClient();
    if (client !== undefined) act(client.key);
  };
}

const forShown = (id: string, title: string, act: (key: string) => void): Command => ({
  id,
  title,
  group: 'Clients',
  screen: 'clients',
  unavailable: noneShown,
  run: withShown(act),
});

/** What makes saved clients, and what can be done with them. */
export const CLIENT_COMMANDS: readonly Command[] = [
  {
    id: 'import',
    title: 'Import credentials…',
    group: 'Clients',
    keys: 'Mod+i',
    screen: 'clients',
    run: () => void importFromDialog(),
  },
  {
    id: 'import-clipboard',
    title: 'Import credentials from the clipboard',
    group: 'Clients',
    screen: 'clients',
    run: () => void importFromClipboard(),
  },
  {
    id: 'import-by-hand',
    title: 'Put a client together by hand',
    group: 'Clients',
    screen: 'clients',
    run: () => void importByHand(),
  },
  forShown('client-choose', 'Choose the client', (key) => void selectClient(key)),
  forShown('client-edit', 'Edit the client…', (key) => openOverlay({ kind: 'edit-client', key })),
  forShown('client-duplicate', 'Duplicate the client…', (key) => openOverlay({ kind: 'duplicate-client', key })),
  forShown('client-replace-secret', 'Replace the client’s secret…', (key) => replacePiece(key, 'clientSecret')),
  forShown('client-replace-key', 'Replace the client’s private key…', (key) => replacePiece(key, 'privateKey')),
  forShown('client-check', 'Check the client again', () => {
    void queryClient.invalidateQueries({ queryKey: DIAGNOSES });
    void askPresenceAgain();
  }),
  forShown('client-code', 'Code for your project…', (key) => openOverlay({ kind: 'project-code', key })),
  forShown('client-export', 'Export the client…', () => openOverlay({ kind: 'export-clients', of: 'shown' })),
  {
    id: 'clients-export',
    title: 'Export all clients…',
    group: 'Clients',
    screen: 'clients',
    unavailable: () => noneShown() ?? noOthers(),
    run: () => openOverlay({ kind: 'export-clients', of: 'all' }),
  },
  forShown('client-remove', 'Remove the client…', (key) => openOverlay({ kind: 'remove-client', key })),
];
