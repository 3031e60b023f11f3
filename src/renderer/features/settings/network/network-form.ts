import { TIMEOUT_MS } from '../../../../shared/limits.js';
import type { NetworkChange, NetworkView } from '../../../../shared/views/network.js';

/** What the user has typed into the card, as it stands in its fields. */
export interface NetworkDraft {
  readonly proxy: NetworkView['proxy'];
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly connectSeconds: string;
  readonly wholeSeconds: string;
}

const MIN_SECONDS = TIMEOUT_MS.min / 1000;
const MAX_SECONDS = TIMEOUT_MS.max / 1000;

/** The fields as the settings have them. The password is never among what main tells. */
export function draftOf(network: NetworkView): NetworkDraft {
  return {
    proxy: network.proxy,
    address: network.own?.address ?? '',
    user: network.own?.user ?? '',
    password: '',
    connectSeconds: String(network.connectTimeoutMs / 1000),
    wholeSeconds: String(network.timeoutMs / 1000),
  };
}

/** Whether something was typed that is not saved yet. */
export function isChanged(draft: NetworkDraft, network: NetworkView): boolean {
  const saved = draftOf(network);
  return (Object.keys(saved) as readonly (keyof NetworkDraft)[]).some((name) => draft[name] !== saved[name]);
}

/** What is wrong with a number of seconds; undefined where nothing is. */
export function secondsProblem(text: string): string | undefined {
  const seconds = Number(text);
  if (text.trim() !== '' && seconds >= MIN_SECONDS && seconds <= MAX_SECONDS) return undefined;
  return `A number from ${MIN_SECONDS} to ${MAX_SECONDS}.`;
}

/** Whether the proxy and user are those that a password is saved for. */
export function keepsPassword(draft: NetworkDraft, network: NetworkView): boolean {
  return (
    network.own?.password === 'saved' && draft.address.trim() === network.own.address && draft.user === network.own.user
  );
}

/** What is asked of main; undefined while something typed is no number. */
export function changeOf(draft: NetworkDraft): NetworkChange | undefined {
  const { proxy, address, user, password, connectSeconds, wholeSeconds } = draft;
  if (secondsProblem(connectSeconds) !== undefined || secondsProblem(wholeSeconds) !== undefined) return undefined;
  return {
    proxy,
    own:
      address.trim() === ''
        ? undefined
        : { address, user: user.trim(), password: password === '' ? undefined : password },
    connectTimeoutMs: Math.round(Number(connectSeconds) * 1000),
    timeoutMs: Math.round(Number(wholeSeconds) * 1000),
  };
}
