import type { SnippetValues } from '../../../core/snippets/snippet.js';
import { useClients } from '../../bridge/queries.js';
import { useRunOptions } from './flow-options.js';
import type { FlowFocus } from './step-view.js';

/** Filled in for a client that is not saved any more. */
const NO_CLIENT_ID = 'YOUR-CLIENT-ID';

/** This run's values for code, or before a run those of the next; undefined where the provider has no address yet. */
export function useSnippetValues({ flow, client }: Pick<FlowFocus, 'flow' | 'client'>): SnippetValues | undefined {
  const options = useRunOptions();
  const clients = useClients();
  if (flow !== undefined) {
    const clientId = clients?.find(({ key }) => key === flow.clientKey)?.clientId ?? NO_CLIENT_ID;
    const { scopes, redirectUri, tokenRequest, clientAuthentication, environment } = flow;
    return { clientId, scopes, redirectUri, tokenRequest, clientAuthentication, origin: environment.origin };
  }
  if (client === undefined || client.environment.origin === '') return undefined;
  const { clientId, selectedScopes: scopes, redirectUri, environment } = client;
  const { tokenRequest, clientAuthentication } = options;
  return { clientId, scopes, redirectUri, tokenRequest, clientAuthentication, origin: environment.origin };
}
