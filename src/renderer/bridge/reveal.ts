import type { ErrorView } from '../../core/errors.js';
import type { MaskReason } from '../../shared/views/app.js';
import { call, failureView } from './bridge.js';
import { createStore, useStore } from './store.js';

/** Secrets the user asked to see, by run and reference. They live here alone, and only until the window loses focus. */
interface RevealState {
  readonly values: Readonly<Record<string, string>>;
  readonly failures: Readonly<Record<string, ErrorView>>;
}

const NOTHING: RevealState = { values: {}, failures: {} };
/** Why everything was masked without the user asking for it; until the next value is revealed. */
const maskedFor = createStore<{ readonly reason: MaskReason | undefined }>({ reason: undefined });
const revealed = createStore<RevealState>(NOTHING);
/** Counts the times everything was masked, so that an answer that comes too late reveals nothing. */
let epoch = 0;

const slot = (runId: string, ref: string): string => `${runId}\n${ref}`;

/** Asks main for one secret and shows it wherever its reference stands. */
export async function reveal(runId: string, ref: string): Promise<void> {
  const asked = epoch;
  const key = slot(runId, ref);
  try {
    const { value } = await call('flow.reveal', { runId, ref });
    if (asked !== epoch) {
      sayWhenMasked();
      return;
    }
    maskedFor.set({ reason: undefined });
    revealed.set((state) => ({ failures: without(state.failures, key), values: { ...state.values, [key]: value } }));
  } catch (error) {
    revealed.set((state) => ({ ...state, failures: { ...state.failures, [key]: failureView(error) } }));
  }
}

/** Masks one secret again. */
export function mask(runId: string, ref: string): void {
  revealed.set((state) => ({ ...state, values: without(state.values, slot(runId, ref)) }));
  sayWhenMasked();
}

/** Masks everything again. */
export function maskAll(): void {
  epoch += 1;
  revealed.set(NOTHING);
  sayWhenMasked();
}

/** Masks everything because main says so, and keeps why. */
export function maskAllBecause(reason: MaskReason): void {
  if (Object.keys(revealed.get().values).length > 0) maskedFor.set({ reason });
  maskAll();
}

/** Takes away why everything was masked. */
export function dismissMasked(): void {
  maskedFor.set({ reason: undefined });
}

/** Main protects the window while anything is shown; it is told when nothing is any more. */
function sayWhenMasked(): void {
  if (Object.keys(revealed.get().values).length > 0) return;
  // A window that cannot say so stays protected, which is the safe side.
  call('app.masked', {}).catch(() => undefined);
}

/** Why everything was masked without the user asking for it; undefined where that is not so. */
export const useMaskedFor = (): MaskReason | undefined => useStore(maskedFor, ({ reason }) => reason);

/** The value of a secret while it is shown; undefined while it is masked. */
export const useRevealed = (runId: string, ref: string | undefined): string | undefined =>
  useStore(revealed, (state) => (ref === undefined ? undefined : state.values[slot(runId, ref)]));

/** Why a secret could not be revealed. */
export const useRevealFailure = (runId: string, ref: string | undefined): ErrorView | undefined =>
  useStore(revealed, (state) => (ref === undefined ? undefined : state.failures[slot(runId, ref)]));

/** Everything that is shown now, to say whether "Mask all" has anything to do. */
export const useAnyRevealed = (): boolean => useStore(revealed, (state) => Object.keys(state.values).length > 0);

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
