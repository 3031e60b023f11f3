import {
  FlaskConical,
  History,
  KeyRound,
  ListChecks,
  Route,
  ScanSearch,
  Settings,
  TableProperties,
  TriangleAlert,
} from 'lucide-react';

import { SCREEN_TITLES, SCREENS, type Screen } from '../../../shared/screens.js';
import type { FlowView } from '../../../shared/views/flow.js';
import { useFlow, useSandbox } from '../../bridge/queries.js';
import { cx } from '../../components/cx.js';
import { inertText } from '../../components/inert-text.js';
import { ariaKeys } from '../../components/key-names.js';
import { Verdict } from '../../components/Verdict.js';
import { showScreen, useView } from '../../view/view.js';
import styles from './Navigation.module.css';

const ICONS = {
  clients: KeyRound,
  scopes: ListChecks,
  flow: Route,
  results: TableProperties,
  sandbox: FlaskConical,
  history: History,
  inspector: ScanSearch,
  settings: Settings,
} as const;

/** The screens, and whether the sandbox runs. */
export function Navigation() {
  return (
    <nav className={styles.nav} aria-label="Screens">
      <ul className={styles.list}>
        {SCREENS.map((screen, index) => (
          <li key={screen}>
            <NavItem screen={screen} number={index + 1} />
          </li>
        ))}
      </ul>
      <SandboxState />
    </nav>
  );
}

function NavItem({ screen, number }: { readonly screen: Screen; readonly number: number }) {
  const current = useView((state) => state.screen === screen);
  const Icon = ICONS[screen];
  return (
    <button
      type="button"
      className={cx(styles.item, current && styles.current)}
      aria-current={current ? 'page' : undefined}
      aria-keyshortcuts={ariaKeys(`Mod+${number}`)}
      onClick={() => showScreen(screen)}
    >
      <Icon size={16} aria-hidden="true" />
      <span className={styles.words}>{SCREEN_TITLES[screen]}</span>
      {screen === 'flow' && <RunState />}
    </button>
  );
}

/** How far the run is, seen from every screen. */
function RunState() {
  const flow = useFlow();
  if (flow === null || flow === undefined) return null;
  const ended = flow.steps.filter((step) => !['pending', 'running', 'waiting'].includes(step.status)).length;
  if (ended === 0 && flow.status === 'idle') return null;
  const end = endOf(flow);
  if (flow.status === 'cancelled') return <Verdict status="skipped" word="cancelled" />;
  if (end !== undefined) return <Verdict status={end} word={END_WORDS[end]} />;
  return (
    <span className={styles.progress}>
      {ended}/{flow.steps.length}
      <span className="sr-only"> steps</span>
    </span>
  );
}

const END_WORDS = { passed: 'finished', warned: 'finished, look', failed: 'failed', waiting: 'waiting' } as const;

function endOf(flow: FlowView): keyof typeof END_WORDS | undefined {
  if (flow.status === 'failed') return 'failed';
  if (flow.status === 'waiting') return 'waiting';
  if (flow.status !== 'finished') return undefined;
  return flow.steps.some((step) => step.status === 'warned') ? 'warned' : 'passed';
}

function SandboxState() {
  const sandbox = useSandbox();
  if (sandbox?.running !== true) return null;
  return (
    <p className={styles.sandbox}>
      {sandbox.opened === undefined ? (
        'Sandbox running'
      ) : (
        <span className={styles.open}>
          <TriangleAlert size={12} aria-hidden="true" /> Sandbox open
        </span>
      )}
      <br />
      <span className="wire">
        {inertText(sandbox.opened?.address ?? '127.0.0.1')}:{sandbox.port}
      </span>
    </p>
  );
}
