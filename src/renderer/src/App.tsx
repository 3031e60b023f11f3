import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import type { Screen } from '../../shared/screens.js';
import { queryClient } from '../bridge/queries.js';
import { ClientsScreen } from '../features/clients/ClientsScreen.js';
import { DuplicateClientDialog } from '../features/clients/DuplicateClientDialog.js';
import { EditClientDialog } from '../features/clients/EditClientDialog.js';
import { ExportClientsDialog } from '../features/clients/ExportClientsDialog.js';
import { ImportDialog } from '../features/clients/ImportDialog.js';
import { RemoveClientDialog } from '../features/clients/RemoveClientDialog.js';
import { FlowScreen } from '../features/flow/FlowScreen.js';
import { HarDialog } from '../features/flow/HarDialog.js';
import { ProductionDialog } from '../features/flow/ProductionDialog.js';
import { RunAnnouncer } from '../features/flow/RunAnnouncer.js';
import { TamperDialog } from '../features/flow/TamperDialog.js';
import { DropOverlay } from '../features/frame/DropOverlay.js';
import { Navigation } from '../features/frame/Navigation.js';
import { ThemeSync } from '../features/frame/ThemeSync.js';
import { TopBar } from '../features/frame/TopBar.js';
import { useWindowEvents } from '../features/frame/use-window-events.js';
import { useView } from '../features/frame/view.js';

import { HistoryDialogs } from '../features/history/HistoryDialogs.js';
import { HistoryScreen } from '../features/history/HistoryScreen.js';

import { InspectorScreen } from '../features/inspector/InspectorScreen.js';

import { KeysDialog } from '../features/palette/KeysDialog.js';
import { ProjectCodeDialog } from '../features/project-code/ProjectCodeDialog.js';
import { ExportDialog } from '../features/results/ExportDialog.js';
import { ResultsScreen } from '../features/results/ResultsScreen.js';
import { RevealAllDialog } from '../features/results/RevealAllDialog.js';
import { SandboxScreen } from '../features/sandbox/SandboxScreen.js';
import { ScopesScreen } from '../features/scopes/ScopesScreen.js';
import { SettingsScreen } from '../features/settings/SettingsScreen.js';
import styles from './App.module.css';

const loadPalette = () => import('../features/palette/Palette.js');

/** By then the palette is read, however busy the window is. */
const PALETTE_AFTER_MS = 2000;

const SCREENS: Readonly<Record<Screen, ComponentType>> = {
  clients: ClientsScreen,
  scopes: ScopesScreen,
  flow: FlowScreen,
  results: ResultsScreen,
  sandbox: SandboxScreen,
  history: HistoryScreen,
  inspector: InspectorScreen,
  settings: SettingsScreen,
};

/** The whole window. */
export function App() {
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <Tooltip.Provider delay={400}>
          <ThemeSync />
          <Window />
        </Tooltip.Provider>
      </QueryClientProvider>
    </CSPProvider>
  );
}

/**
 * The palette: nothing that the first screen needs, so it is read when that is there. Not by `lazy`, which holds back what
 * it shows first, and the keys that are typed right after Ctrl+K would be lost.
 */
function PaletteOnDemand() {
  const open = useView((state) => state.overlay?.kind === 'palette');
  const [module, setModule] = useState<Awaited<ReturnType<typeof loadPalette>>>();
  useEffect(() => {
    const load = () => void loadPalette().then(setModule);
    if (open) load();
    const idle = requestIdleCallback(load, { timeout: PALETTE_AFTER_MS });
    return () => cancelIdleCallback(idle);
  }, [open]);
  return open && module !== undefined && <module.Palette />;
}

function Window() {
  useWindowEvents();
  const screen = useView((state) => state.screen);
  const Screen = SCREENS[screen];
  const main = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen is what calls for it
  useEffect(() => {
    // What had the focus may have gone with the screen before; reading goes on at the new one.
    if (document.activeElement === document.body) main.current?.focus();
  }, [screen]);
  return (
    <>
      <div className={styles.window}>
        <TopBar />
        <Navigation />
        <main ref={main} tabIndex={-1} className={styles.main}>
          <Screen />
        </main>
      </div>
      <RunAnnouncer />
      <PaletteOnDemand />
      <KeysDialog />
      <ImportDialog />
      <EditClientDialog />
      <DuplicateClientDialog />
      <ExportClientsDialog />
      <RemoveClientDialog />
      <ProductionDialog />
      <TamperDialog />
      <ExportDialog />
      <HarDialog />
      <ProjectCodeDialog />
      <RevealAllDialog />
      <HistoryDialogs />
      <DropOverlay />
    </>
  );
}
