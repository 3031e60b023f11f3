import { queryOptions, useQuery } from '@tanstack/react-query';
import { MAX_PRESENCES } from '../../shared/limits.js';
import type { ClientPresence, SecretPresence } from '../../shared/views/client.js';
import { call } from './bridge.js';
import { queryClient } from './queries.js';

/** Waited for others to ask for: cards that come into view together are asked for together. */
const GATHER_MS = 40;
const ROOT = 'presence';

interface Asked {
  readonly key: string;
  readonly signal: AbortSignal;
  readonly resolve: (secrets: SecretPresence) => void;
  readonly reject: (reason: unknown) => void;
}

let waiting: readonly Asked[] = [];

/** Whether the secrets of a client can be read now; undefined until main has answered. */
export function usePresence(key: string): SecretPresence | undefined {
  return useQuery(presenceQuery(key)).data;
}

/** Asks again for every client that is on screen. */
export function askPresenceAgain(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: [ROOT] });
}

function presenceQuery(key: string) {
  return queryOptions({ queryKey: [ROOT, key], queryFn: ({ signal }) => gathered(key, signal) });
}

/** The answer for one client, out of one for all that are asked for at about the same time. */
function gathered(key: string, signal: AbortSignal): Promise<SecretPresence> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) setTimeout(askForAll, GATHER_MS);
    waiting = [...waiting, { key, signal, resolve, reject }];
  });
}

function askForAll(): void {
  // What was scrolled past is no longer asked for: each costs a look into the keychain.
  const asked = waiting.filter(({ signal }) => !signal.aborted);
  waiting = [];
  for (let start = 0; start < asked.length; start += MAX_PRESENCES) {
    const some = asked.slice(start, start + MAX_PRESENCES);
    call('client.presence', { keys: some.map(({ key }) => key) }).then(
      (answers) => answer(some, answers),
      (reason: unknown) => {
        for (const { reject } of some) reject(reason);
      },
    );
  }
}

function answer(asked: readonly Asked[], answers: readonly ClientPresence[]): void {
  const byKey = new Map(answers.map(({ key, secrets }) => [key, secrets]));
  for (const { key, resolve, reject } of asked) {
    const secrets = byKey.get(key);
    if (secrets === undefined) reject(new Error('That client is no longer saved'));
    else resolve(secrets);
  }
}
