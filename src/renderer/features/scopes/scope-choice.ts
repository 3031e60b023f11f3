import { SCOPES } from '../../../core/catalogue/catalogue.js';
import type { ClientView } from '../../../shared/views/client.js';
import { perform } from '../../bridge/actions.js';
import { clientsQuery, queryClient } from '../../bridge/queries.js';
import { adoptClient } from '../clients/client-actions.js';

/** Asked for whatever else is: without it the request is no OpenID Connect sign-in. */
export const OPENID = 'openid';

/** Counts the choices made, so that the answer to an older one does not undo a newer one. */
let latest = 0;

/** Puts scopes in the order of the data catalogue, `openid` first, what it does not know last. */
export function inCatalogueOrder(scopes: Iterable<string>): readonly string[] {
  const wanted = new Set([OPENID, ...scopes]);
  const known = SCOPES.map(({ scope }) => scope).filter((scope) => wanted.has(scope));
  return [...known, ...[...wanted].filter((scope) => !known.includes(scope))];
}

/** Saves what the next run of this client asks for, and shows it at once. */
export async function chooseScopes(client: ClientView, scopes: Iterable<string>): Promise<void> {
  latest += 1;
  const mine = latest;
  const selectedScopes = inCatalogueOrder(scopes);
  adoptClient({ ...client, selectedScopes });
  const saved = await perform('scopes', 'client.chooseForRun', { key: client.key, scopes: [...selectedScopes] });
  if (mine !== latest) return;
  if (saved === undefined) await queryClient.invalidateQueries({ queryKey: clientsQuery.queryKey });
  else adoptClient(saved);
}

/** Adds or takes away one scope. */
export function toggleScope(client: ClientView, scope: string, wanted: boolean): void {
  const rest = client.selectedScopes.filter((other) => other !== scope);
  void chooseScopes(client, wanted ? [...rest, scope] : rest);
}

/** True where the client's registered scopes are known and this one is not among them. */
export function isNotRegistered(client: ClientView | undefined, scope: string): boolean {
  return client?.allowedScopes !== undefined && scope !== OPENID && !client.allowedScopes.includes(scope);
}
