import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, useEffect, useRef } from 'react';
import type { Screen } from '../../shared/screens.js';
import { queryClient } from '../bridge/queries.js';
import { DuplicateClientDialog } from '../features/clients/DuplicateClientDialog.js';
import { ExportClientsDialog } from '../features/clients/ExportClientsDialog.js';
import { EditClientDialog } from '../features/clients/edit/EditClientDialog.js';
import { ImportDialog } from '../features/clients/import/ImportDialog.js';
import { RemoveClientDialog } from '../features/clients/RemoveClientDialog.js';
import { StartScreen } from '../features/first-start/StartScreen.js';
import { FlowScreen } from '../features/flow/FlowScreen.js';
import { HarDialog } from '../features/flow/HarDialog.js';
import { ProductionDialog } from '../features/flow/ProductionDialog.js';
import { RunAnnouncer } from '../features/flow/RunAnnouncer.js';
import { TamperDialog } from '../features/flow/tamper/TamperDialog.js';
import { DropOverlay } from '../features/frame/DropOverlay.js';
import { Navigation } from '../features/frame/Navigation.js';
import { ThemeSync } from '../features/frame/ThemeSync.js';
import { TopBar } from '../features/frame/TopBar.js';
import { useWindowEvents } from '../features/frame/use-window-events.js';
import { HistoryDialogs } from '../features/history/HistoryDialogs.js';
import { HistoryScreen } from '../features/history/HistoryScreen.js';
import { InspectorScreen } from '../features/inspector/InspectorScreen.js';
import { KeysDialog } from '../features/palette/KeysDialog.js';
import { PaletteOnDemand } from '../features/palette/PaletteOnDemand.js';
import { ProjectCodeDialog } from '../features/project-code/ProjectCodeDialog.js';
import { ExportDialog } from '../features/results/export/ExportDialog.js';
import { ResultsScreen } from '../features/results/ResultsScreen.js';
import { RevealAllDialog } from '../features/results/RevealAllDialog.js';
import { SandboxScreen } from '../features/sandbox/SandboxScreen.js';
import { ScopesScreen } from '../features/scopes/ScopesScreen.js';
import { SettingsScreen } from '../features/settings/SettingsScreen.js';
import { useView } from '../view/view.js';
import styles from './App.module.css';

const SCREENS: Readonly<Record<Screen, ComponentType>> = {
  clients: StartScreen,
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
