import type { Sandbox, SandboxRequest } from '../types.js';
import type { SeenRequests } from './judge.js';

/** The sandbox that a suite runs at, one that approves the logins of the app by itself. */
export interface SuiteSandbox extends Pick<Sandbox, 'requests' | 'exchange'> {
  /** Arms a fault for the app until it is switched off, or switches it off. */
  readonly armFault: (id: string, armed: boolean) => void;
}

/** Whose requests are looked at. */
export interface Watched {
  readonly sandbox: SuiteSandbox;
  /** The app’s client; undefined where nobody else logs in at the sandbox. */
  readonly clientId?: string | undefined;
}

/** A point in the log, and the logins that had begun by then. */
export interface Mark {
  readonly id: number;
  readonly login: number;
}

export function markOf({ sandbox }: Watched): Mark {
  const requests = sandbox.requests();
  return { id: requests.at(-1)?.id ?? 0, login: Math.max(0, ...requests.map(({ login }) => login ?? 0)) };
}

/** The app’s requests since, without those of logins that had begun before: a backend may send these late. */
export function requestsSince({ sandbox, clientId }: Watched, mark: Mark): readonly SandboxRequest[] {
  return sandbox.requests().filter((request) => {
    if (request.id <= mark.id || (request.login !== undefined && request.login <= mark.login)) return false;
    return clientId === undefined || request.clientId === undefined || request.clientId === clientId;
  });
}

export function countRequests(seen: readonly SandboxRequest[]): SeenRequests {
  return {
    tokenRequests: seen.filter(({ endpoint }) => endpoint === 'token').length,
    userinfoAnswers: seen.filter(({ endpoint, status }) => endpoint === 'userinfo' && status === 200).length,
  };
}

/** How many of them exchanged a code. */
export function countExchanged(seen: readonly SandboxRequest[]): number {
  return seen.filter(({ endpoint, status }) => endpoint === 'token' && status === 200).length;
}
