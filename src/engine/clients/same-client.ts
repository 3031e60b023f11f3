import { ConsoleError } from '../../core/errors.js';
import type { ProviderEnvironment } from '../../core/flow/run.js';
import { isSameClient } from '../storage/client-records.js';
import type { ClientRecord } from '../storage/settings.js';

/**
 * Refuses what would make a saved client the same as another one, which it was not before: two of a kind come about by
 * a duplication or an import beside, never by accident.
 *
 * @throws ConsoleError `client-already-saved`
 */
export function refuseSecondOfAKind(
  clients: readonly ClientRecord[],
  record: ClientRecord,
  next: { readonly clientId: string; readonly environment: ProviderEnvironment },
): void {
  if (isSameClient(record, next)) return;
  const other = clients.find((one) => one.key !== record.key && isSameClient(one, next));
  if (other === undefined) return;
  throw new ConsoleError(
    'config',
    'client-already-saved',
    `${other.name} is saved with this client id and environment already.`,
    { hint: `Change ${other.name} instead, or remove it first.` },
  );
}
