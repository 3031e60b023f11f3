import type { StepId } from '../../../core/flow/step-ids.js';
import type { SnippetWay } from '../../../core/snippets/step-snippets.js';
import { createStore, useStore } from '../../bridge/store.js';

/** The screens in the order of the navigation and of their keys. */
export const SCREENS = ['clients', 'scopes', 'flow', 'results', 'sandbox', 'settings'] as const;
export type Screen = (typeof SCREENS)[number];

export const SCREEN_TITLES: Readonly<Record<Screen, string>> = {
  clients: 'Clients',
  scopes: 'Scopes',
  flow: 'Flow',
  results: 'Results',
  sandbox: 'Sandbox',
  settings: 'Settings',
};

export type StepTab = 'overview' | 'request' | 'response' | 'decoded' | 'checks' | 'code';

/** What is open over the screens. One at a time. */
export type Overlay =
  | { readonly kind: 'palette' | 'keys' | 'export' | 'reveal-all' | 'import' }
  | { readonly kind: 'edit-client' | 'duplicate-client' | 'remove-client'; readonly key: string }
  /** The clients to export at first; which others are offered is the dialog's. */
  | { readonly kind: 'export-clients'; readonly of: 'shown' | 'picked' | 'all' }
  /** A production run is about to open the browser. */
  | { readonly kind: 'confirm-production'; readonly toEnd: boolean };

interface ViewState {
  readonly screen: Screen;
  readonly overlay: Overlay | undefined;
  /** The step the user went to; undefined while the view follows the run. */
  readonly step: StepId | undefined;
  readonly tab: StepTab;
  /** How the code of a step is written. */
  readonly codeWay: SnippetWay;
  /** Undefined until the user folds or unfolds it: then the width decides. */
  readonly explanation: boolean | undefined;
  readonly query: string;
}

export const view = createStore<ViewState>({
  screen: 'clients',
  overlay: undefined,
  step: undefined,
  tab: 'overview',
  codeWay: 'typescript',
  explanation: undefined,
  query: '',
});

export const useView = <S>(select: (state: ViewState) => S): S => useStore(view, select);

/** Goes to a screen. */
export function showScreen(screen: Screen): void {
  view.set((state) => (state.screen === screen ? state : { ...state, screen, query: '' }));
}

/** Opens something over the screens. */
export function openOverlay(overlay: Overlay): void {
  view.set((state) => ({ ...state, overlay }));
}

/** Closes what is open over the screens; with a kind, only that. */
export function closeOverlay(kind?: Overlay['kind']): void {
  view.set((state) => (kind === undefined || state.overlay?.kind === kind ? { ...state, overlay: undefined } : state));
}

/** Goes to a step of the run, or follows the run again. */
export function showStep(step: StepId | undefined): void {
  view.set((state) => ({ ...state, step }));
}

/** Chooses how the code of a step is written; it stays for the steps after. */
export function showCodeWay(codeWay: SnippetWay): void {
  view.set((state) => ({ ...state, codeWay }));
}

/** Chooses a tab; it stays for the steps after, where they have it. */
export function showTab(tab: StepTab): void {
  view.set((state) => ({ ...state, tab }));
}
