import { Plus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { RunTab } from '../../../shared/views/flow.js';
import { useRuns } from '../../bridge/queries.js';
import { cx } from '../../components/cx.js';
import { dateAndTime, timeOfDay } from '../../components/format.js';
import { IconButton } from '../../components/IconButton.js';
import { inertText } from '../../components/inert-text.js';
import { Tooltip } from '../../components/Tooltip.js';
import { Verdict } from '../../components/Verdict.js';
import styles from './RunTabs.module.css';
import { chooseNewRun, closeRun, showRun, tabState } from './run-tabs.js';

/** The runs that are open, and the way to a new one. */
export function RunTabs() {
  const { tabs = [], shown } = useRuns() ?? {};
  const choosing = shown === undefined;
  const strip = useRef<HTMLElement>(null);
  const fresh = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // On the tab that was left, the next key would lead back to it.
    if (choosing && strip.current?.contains(document.activeElement) === true) fresh.current?.focus();
  }, [choosing]);
  return (
    <nav ref={strip} className={styles.strip} aria-label="Runs">
      <ul className={styles.tabs}>
        {tabs.map((tab) => (
          <OneTab key={tab.runId} tab={tab} shown={tab.runId === shown} />
        ))}
        {choosing && (
          <li className={cx(styles.tab, styles.shown)}>
            <span ref={fresh} tabIndex={-1} className={styles.choosing} aria-current="true">
              New run
            </span>
          </li>
        )}
      </ul>
      <IconButton icon={Plus} label="New run" onClick={chooseNewRun} />
    </nav>
  );
}

function OneTab({ tab, shown }: { readonly tab: RunTab; readonly shown: boolean }) {
  const { mark, words } = tabState(tab);
  const name = tab.kept ? 'Kept run' : tab.started ? `Run ${tab.number}` : 'New run';
  const client = inertText(tab.clientName);
  const where = tab.environment.kind;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (shown) item.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);
  return (
    <li ref={item} className={cx(styles.tab, shown && styles.shown)}>
      <Tooltip
        words={`${name} of ${client}, ${where}, ${tab.kept ? dateAndTime(tab.startedAt) : timeOfDay(tab.startedAt)}: ${words}`}
      >
        <button
          type="button"
          className={styles.choose}
          aria-current={shown ? 'true' : undefined}
          onClick={() => void showRun(tab.runId)}
          onAuxClick={(event) => {
            if (event.button === 1) void closeRun(tab.runId);
          }}
        >
          <Verdict status={mark} word={`${words}: `} />
          <span className={styles.words}>
            <span className={styles.name}>
              {name}
              {tab.tamper !== 'none' && (
                <span className={styles.tamper}>{tab.tamper === 'made' ? 'tampered' : 'armed'}</span>
              )}
            </span>
            <span className={cx(styles.client, where === 'production' && styles.production)}>
              {tab.kept ? `${dateAndTime(tab.startedAt)} · ${client}` : `${client} · ${where}`}
            </span>
          </span>
        </button>
      </Tooltip>
      <IconButton
        icon={X}
        size="inline"
        label={`Close ${name === 'New run' ? 'the new run' : name.toLowerCase()}`}
        onClick={() => void closeRun(tab.runId)}
      />
    </li>
  );
}
