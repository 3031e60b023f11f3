import type { ClientView } from '../../../shared/views/client.js';
import type { SandboxView } from '../../../shared/views/sandbox.js';
import { useClients } from '../../bridge/queries.js';

/** The clients that can log in here; of those with one id, as duplicates have, the last. */
export function useServedClients({ clients }: SandboxView): readonly ClientView[] {
  const saved = useClients() ?? [];
  const able = saved.filter(({ key }) => clients.some((one) => one.key === key && one.problem === undefined));
  return [...new Map(able.map((client) => [client.clientId, client])).values()];
}
