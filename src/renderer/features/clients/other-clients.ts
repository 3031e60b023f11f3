import type { OtherClients } from '../../../shared/views/other-clients.js';
import { dismissFailure, perform } from '../../bridge/actions.js';
import { createStore, useStore } from '../../bridge/store.js';
import { listed } from '../../components/format.js';

/** What may be another client's, and the attempt at it that is meant: a later one is tried anew. */
export interface UnopenedToken {
  readonly held: { readonly in: 'run' | 'inspection'; readonly id: string };
  readonly attempt: string;
}

/** The last answer, and what it is about. */
const answered = createStore<{ readonly about?: string; readonly answer?: OtherClients }>({});

const nameOf = ({ held, attempt }: UnopenedToken) => `${held.in} ${held.id} ${attempt}`;

/** Undefined until the user has asked. */
export const useOtherClients = (token: UnopenedToken): OtherClients | undefined =>
  useStore(answered, ({ about, answer }) => (about === nameOf(token) ? answer : undefined));

/** Has main try the keys of the other saved clients. */
export async function tryOtherClients(token: UnopenedToken): Promise<void> {
  const { held } = token;
  dismissFailure('other-clients');
  const answer =
    held.in === 'run'
      ? await perform('other-clients', 'flow.tryOtherClients', { runId: held.id })
      : await perform('other-clients', 'inspector.tryOtherClients', { inspectionId: held.id });
  if (answer !== undefined) answered.set({ about: nameOf(token), answer });
}

/** What came of it, in words. */
export function answerWords({ opened, tried }: OtherClients): string {
  const names = opened.map(({ name }) => name);
  if (names.length > 0) return `${listed(names)} ${names.length === 1 ? 'opens' : 'open'} it`;
  if (tried === 0) return 'No other key could be tried';
  return tried === 1 ? 'The other client does not open it' : `None of the ${tried} others opens it`;
}
