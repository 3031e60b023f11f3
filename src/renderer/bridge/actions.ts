import type { ErrorView } from '../../core/errors.js';
import type { Channel, ChannelInput, ChannelOutput } from '../../shared/ipc/contract.js';
import { call, failureView } from './bridge.js';
import { createStore, useStore } from './store.js';

/** Where on the screen what went wrong is shown: beside what was asked for. */
export type Area =
  | 'clients'
  | 'edit-client'
  | 'duplicate-client'
  | 'export-clients'
  | 'import'
  | 'scopes'
  | 'flow'
  | 'redirect'
  | 'tamper'
  | 'other-clients'
  | 'paste'
  | 'error-page'
  | 'results'
  | 'export'
  | 'history'
  | 'profile'
  | 'export-run'
  | 'export-har'
  | 'project-code'
  | 'sandbox'
  | 'sandbox-client'
  | 'sandbox-opening'
  | 'sandbox-persona'
  | 'app-test'
  | 'inspector'
  | 'settings'
  | 'network';

interface ActionState {
  readonly pending: readonly Channel[];
  readonly failures: Readonly<Partial<Record<Area, ErrorView>>>;
}

const actions = createStore<ActionState>({ pending: [], failures: {} });

/**
 * Asks main for something on the user's behalf. A failure is kept for the notice of its area until it is dismissed or
 * the next thing asked for there works; the answer is then undefined.
 */
export async function perform<C extends Channel>(
  area: Area,
  channel: C,
  input: ChannelInput<C>,
): Promise<ChannelOutput<C> | undefined> {
  actions.set((state) => ({ ...state, pending: [...state.pending, channel] }));
  try {
    const value = await call(channel, input);
    dismissFailure(area);
    return value;
  } catch (error) {
    reportFailure(area, failureView(error));
    return undefined;
  } finally {
    actions.set((state) => ({ ...state, pending: withoutOne(state.pending, channel) }));
  }
}

/** Shows a failure in its area. */
export function reportFailure(area: Area, failure: ErrorView): void {
  actions.set((state) => ({ ...state, failures: { ...state.failures, [area]: failure } }));
}

/** Takes the notice of an area away. */
export function dismissFailure(area: Area): void {
  if (actions.get().failures[area] === undefined) return;
  actions.set((state) => ({ ...state, failures: { ...state.failures, [area]: undefined } }));
}

/** What went wrong last in an area, if it still stands. */
export const useFailure = (area: Area): ErrorView | undefined => useStore(actions, (state) => state.failures[area]);

/** True while any of these channels has not answered. */
export const usePending = (...channels: readonly Channel[]): boolean =>
  useStore(actions, (state) => state.pending.some((channel) => channels.includes(channel)));

function withoutOne(channels: readonly Channel[], channel: Channel): readonly Channel[] {
  const index = channels.indexOf(channel);
  return channels.filter((_, position) => position !== index);
}
