import type { AppFramework } from '../../../../core/snippets/app-setup.js';
import type { AppTestRunView, TestCaseView, TestWay } from '../../../../shared/views/app-test.js';
import type { ClientView } from '../../../../shared/views/client.js';
import type { SandboxView } from '../../../../shared/views/sandbox.js';
import { createStore, useStore } from '../../../bridge/store.js';
import { useServedClients } from '../served-clients.js';
import { casesFor } from './case-groups.js';

/** What the user has chosen and typed for the app under test; it stays while other screens are looked at. */
interface Draft {
  readonly clientKey: string | undefined;
  readonly redirectUri: string | undefined;
  readonly framework: AppFramework;
  readonly way: TestWay;
  readonly loginUrl: string;
  /** Ids of the cases that are left out. */
  readonly leftOut: ReadonlySet<string>;
}

const draft = createStore<Draft>({
  clientKey: undefined,
  redirectUri: undefined,
  framework: 'express',
  way: 'console',
  loginUrl: '',
  leftOut: new Set(),
});

/** Follows what is chosen and typed. */
export const useDraft = (): Draft => useStore(draft, (state) => state);

/** Takes over what the user chose or typed. */
export function changeDraft(change: Partial<Draft>): void {
  draft.set((state) => ({ ...state, ...change }));
}

/** Takes a test that was made as the beginning of the next one. */
export function draftOf({ way, loginUrl, chosen }: AppTestRunView, cases: readonly TestCaseView[]): void {
  // What a person cannot do was not left out by choice.
  const offered = casesFor(way, cases);
  const leftOut = offered.filter(({ id }) => !chosen.includes(id)).map(({ id }) => id);
  changeDraft({ way, loginUrl: loginUrl ?? '', leftOut: new Set(leftOut) });
}

/** The client of the app, and which of its redirect URIs the app has. */
export function useAppClient(
  sandbox: SandboxView,
): { readonly client: ClientView; readonly redirectUri: string } | undefined {
  const clients = useServedClients(sandbox);
  const { clientKey, redirectUri } = useDraft();
  const client = clients.find(({ key }) => key === clientKey) ?? clients[0];
  if (client === undefined) return undefined;
  const known = redirectUri !== undefined && client.redirectUris.includes(redirectUri);
  return { client, redirectUri: known ? redirectUri : client.redirectUri };
}
