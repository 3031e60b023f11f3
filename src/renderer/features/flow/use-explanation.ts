import { useSyncExternalStore } from 'react';
import { useView, view } from '../../view/view.js';

/** Whether the explanation is unfolded, and how to change that. */
export interface ExplanationState {
  readonly open: boolean;
  readonly toggle: () => void;
}

const WIDE = window.matchMedia('(min-width: 1200px)');

/** Unfolded where there is room for it, until the user says otherwise. */
export function useExplanation(): ExplanationState {
  const chosen = useView((state) => state.explanation);
  const wide = useSyncExternalStore(followWidth, () => WIDE.matches);
  const open = chosen ?? wide;
  return { open, toggle: () => view.set((state) => ({ ...state, explanation: !open })) };
}

function followWidth(listener: () => void): () => void {
  WIDE.addEventListener('change', listener);
  return () => WIDE.removeEventListener('change', listener);
}
