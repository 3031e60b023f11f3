import type { SandboxView } from '../../../shared/views/sandbox.js';
import { useClients } from '../../bridge/queries.js';
import { inertText } from '../../components/inert-text.js';

/** A client that logs in here, by what the wire calls it and by what the user does. */
export interface ServedClientName {
  readonly clientId: string;
  readonly name: string;
}

/** The clients that can log in; of those with one id, as duplicates have, the last. */
export function useServedClients({ clients }: SandboxView): readonly ServedClientName[] {
  const saved = useClients() ?? [];
  const able = saved.filter(({ key }) => clients.some((one) => one.key === key && one.problem === undefined));
  return [...new Map(able.map(({ clientId, name }) => [clientId, { clientId, name: inertText(name) }])).values()];
}
