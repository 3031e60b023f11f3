import type { InspectionView } from '../../../shared/views/inspector.js';
import { perform, reportFailure } from '../../bridge/actions.js';
import { call } from '../../bridge/bridge.js';
import { maskAll } from '../../bridge/reveal.js';
import { createStore, useStore } from '../../bridge/store.js';
import { showScreen } from '../../view/view.js';

/** What is inspected; behind it, the HAR that it was opened from. */
interface InspectorState {
  readonly shown: InspectionView | undefined;
  readonly from: InspectionView | undefined;
}

const inspector = createStore<InspectorState>({ shown: undefined, from: undefined });

/** Follows what is inspected. */
export const useInspector = (): InspectorState => useStore(inspector, (state) => state);

/** Takes the clipboard apart: main reads it, the window never does. */
export async function inspectClipboard(): Promise<void> {
  showScreen('inspector');
  show(await perform('inspector', 'inspector.openClipboard', {}));
}

/** Takes a file apart that the user picks in a dialog. */
export async function inspectFile(): Promise<void> {
  showScreen('inspector');
  show((await perform('inspector', 'inspector.openDialog', {})) ?? undefined);
}

/** Takes a file apart that was dropped. */
export async function inspectDropped(files: readonly File[]): Promise<void> {
  const [file, another] = files;
  if (file === undefined) return;
  if (another !== undefined) return reportFailure('inspector', ONE_FILE);
  const path = window.sgidConsole.pathOfDroppedFile(file);
  if (path === '') return reportFailure('inspector', NO_FILE);
  show(await perform('inspector', 'inspector.openFile', { path }));
}

/** Opens one request of the HAR that is shown. */
export async function openEntry(har: InspectionView, index: number): Promise<void> {
  const opened = await perform('inspector', 'inspector.openEntry', { inspectionId: har.inspectionId, index });
  if (opened !== undefined) inspector.set({ shown: opened, from: har });
}

/** Goes back to the HAR. */
export function backToHar(): void {
  const { shown, from } = inspector.get();
  if (shown !== undefined) discard(shown);
  inspector.set({ shown: from, from: undefined });
}

/** Verifies, decrypts or compares with a saved client. */
export async function applyClient({ inspectionId }: InspectionView, clientKey: string): Promise<void> {
  const next = await perform('inspector', 'inspector.useClient', { inspectionId, clientKey });
  if (next === undefined || inspector.get().shown?.inspectionId !== inspectionId) return;
  inspector.set((state) => ({ ...state, shown: next }));
}

/** Verifies with a JWKS that the user has, as a token of a saved client where there is one. */
export async function applyJwks(
  { inspectionId }: InspectionView,
  from: 'clipboard' | 'dialog',
  clientKey: string | undefined,
): Promise<void> {
  const next = await perform('inspector', 'inspector.useJwks', {
    inspectionId,
    from,
    ...(clientKey === undefined ? {} : { clientKey }),
  });
  if (next === undefined || next === null || inspector.get().shown?.inspectionId !== inspectionId) return;
  inspector.set((state) => ({ ...state, shown: next }));
}

/** Forgets what is shown. */
export function clearInspector(): void {
  const { shown, from } = inspector.get();
  for (const one of [shown, from]) if (one !== undefined) discard(one);
  inspector.set({ shown: undefined, from: undefined });
}

/** Shows something new in place of what was there, which main need no longer hold. */
function show(next: InspectionView | undefined): void {
  if (next === undefined) return;
  const { shown, from } = inspector.get();
  for (const one of [shown, from]) if (one !== undefined) discard(one);
  maskAll();
  inspector.set({ shown: next, from: undefined });
}

function discard({ inspectionId }: InspectionView): void {
  // Main forgets it by itself where this does not arrive.
  call('inspector.discard', { inspectionId }).catch(() => undefined);
}

const ONE_FILE = {
  code: 'dropped-too-many',
  kind: 'config',
  message: 'Expected one file to inspect.',
  hint: 'Drop them one after another.',
} as const;

const NO_FILE = {
  code: 'dropped-no-file',
  kind: 'config',
  message: 'What was dropped is not a file on this computer.',
  hint: 'Copy its text, then paste it here.',
} as const;
