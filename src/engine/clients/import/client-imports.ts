import type { ClientRepository } from '../../storage/client-repository.js';
import { createDraftStore } from './draft-store.js';
import { createDraftImports, type DraftImports } from './import-drafts.js';
import { createDraftOpening, type DraftOpening } from './open-drafts.js';
import { createPlaintextFiles } from './plaintext-files.js';

/** Everything between credentials that the user has and clients that are saved. */
export interface ClientImports extends DraftOpening, DraftImports {
  /** Moves the files in clear of an import to the trash, and gives back their paths; see {@link createPlaintextFiles}. */
  readonly trashSources: (importId: string) => Promise<readonly string[]>;
}

/** @param moveToTrash moves a file where the user can take it back from */
export function createClientImports(
  clients: ClientRepository,
  moveToTrash: (path: string) => Promise<void>,
): ClientImports {
  const store = createDraftStore();
  const plaintext = createPlaintextFiles(moveToTrash);
  return {
    ...createDraftOpening(clients, store),
    ...createDraftImports(clients, store, plaintext),
    trashSources: plaintext.trash,
  };
}
