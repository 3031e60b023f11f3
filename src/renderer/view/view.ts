import type { StepId } from '../../core/flow/step-ids.js';
import type { SnippetWay } from '../../core/snippets/step-snippets.js';
import type { Screen } from '../../shared/screens.js';
import { currentFlow } from '../bridge/queries.js';
import { createStore, useStore } from '../bridge/store.js';

/** The tabs of a step, in their order. */
export const STEP_TABS = ['overview', 'request', 'response', 'decoded', 'checks', 'code'] as const;
export type StepTab = (typeof STEP_TABS)[number];

/** The tabs of the Sandbox screen. */
export const SANDBOX_TABS = ['provider', 'your-app'] as const;
export type SandboxTab = (typeof SANDBOX_TABS)[number];

/** What is open over the screens. One at a time. */
export type Overlay =
  | { readonly kind: 'palette' | 'keys' | 'export' | 'export-har' | 'reveal-all' | 'import' }
  | { readonly kind: 'edit-client' | 'duplicate-client' | 'remove-client' | 'project-code'; readonly key: string }
  /** The clients to export at first; which others are offered is the dialog's. */
  | { readonly kind: 'export-clients'; readonly of: 'shown' | 'picked' | 'all' }
  | { readonly kind: 'run-notes' | 'export-run' | 'remove-run'; readonly id: string }
  | { readonly kind: 'remove-history' }
  | { readonly kind: 'remove-file'; readonly file: string }
  /** What can be changed on purpose in a step. */
  | { readonly kind: 'tamper'; readonly step: StepId }
  /** A production run is about to open the browser. */
  | { readonly kind: 'confirm-production'; readonly toEnd: boolean };

interface ViewState {
  readonly screen: Screen;
  readonly overlay: Overlay | undefined;
  /** The step the user went to in each run, by its id; a run without one is followed. */
  readonly steps: Readonly<Record<string, StepId>>;
  readonly tab: StepTab;
  readonly sandboxTab: SandboxTab;
  /** How the code of a step is written. */
  readonly codeWay: SnippetWay;
  /** Undefined until the user folds or unfolds it: then the width decides. */
  readonly explanation: boolean | undefined;
}

/** What the window shows, beside what main told it. */
export const view = createStore<ViewState>({
  screen: 'clients',
  overlay: undefined,
  steps: {},
  tab: 'overview',
  sandboxTab: 'provider',
  codeWay: 'typescript',
  explanation: undefined,
});

/** Follows a part of it. */
export const useView = <S>(select: (state: ViewState) => S): S => useStore(view, select);

/** Goes to a screen. */
export function showScreen(screen: Screen): void {
  view.set((state) => (state.screen === screen ? state : { ...state, screen }));
}

/** Opens something over the screens. */
export function openOverlay(overlay: Overlay): void {
  view.set((state) => ({ ...state, overlay }));
}

/** Closes what is open over the screens; with a kind, only that. */
export function closeOverlay(kind?: Overlay['kind']): void {
  view.set((state) => (kind === undefined || state.overlay?.kind === kind ? { ...state, overlay: undefined } : state));
}

/** Stands for the run that is yet to be made. */
const NO_RUN = 'none';

/** Goes to a step of the run that is shown, or follows the run again. */
export function showStep(step: StepId | undefined): void {
  const run = currentFlow()?.runId ?? NO_RUN;
  view.set((state) => {
    const { [run]: _left, ...others } = state.steps;
    return { ...state, steps: step === undefined ? others : { ...others, [run]: step } };
  });
}

/** Chooses how the code of a step is written; it stays for the steps after. */
export function showCodeWay(codeWay: SnippetWay): void {
  view.set((state) => ({ ...state, codeWay }));
}

/** The step the user went to in the run that is shown, outside React. */
export const chosenStep = (): StepId | undefined => view.get().steps[currentFlow()?.runId ?? NO_RUN];

/** Forgets where the user was in a run that is closed. */
export function forgetSteps(runId: string): void {
  view.set((state) => {
    const { [runId]: _left, ...others } = state.steps;
    return { ...state, steps: others };
  });
}

/** The step the user went to in a run; undefined while the view follows it. */
export const useChosenStep = (runId: string | undefined): StepId | undefined =>
  useView((state) => state.steps[runId ?? NO_RUN]);

/** Chooses a tab; it stays for the steps after, where they have it. */
export function showTab(tab: StepTab): void {
  view.set((state) => ({ ...state, tab }));
}

/** Chooses a tab of the Sandbox screen. */
export function showSandboxTab(sandboxTab: SandboxTab): void {
  view.set((state) => ({ ...state, sandboxTab }));
}
