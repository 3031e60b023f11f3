import type { ConnectionView, TimingView } from '../../shared/views/network.js';
import { cx } from './cx.js';
import styles from './TimingBar.module.css';
import { phaseDuration, timingPhases } from './timing-phases.js';

interface TimingBarProps {
  readonly timing: TimingView;
  readonly connection?: ConnectionView | undefined;
  /** What it is the timing of. */
  readonly label: string;
}

/** What a request spent its time on: a bar for the eye, and each phase in words. */
export function TimingBar({ timing, connection, label }: TimingBarProps) {
  const phases = timingPhases(timing, connection?.proxy !== undefined);
  if (phases.length === 0) return null;
  return (
    <figure className={styles.timing} aria-label={`Timing of ${label}`}>
      <div className={styles.bar} aria-hidden="true">
        {phases.map(({ id, milliseconds }) => (
          <span key={id} className={cx(styles.part, styles[id])} style={{ flexGrow: milliseconds }} />
        ))}
      </div>
      <dl className={styles.phases}>
        {phases.map(({ id, name, milliseconds }) => (
          <div key={id} className={styles.phase}>
            <dt>
              <span className={cx(styles.swatch, styles[id])} aria-hidden="true" />
              {name}
            </dt>
            <dd>{phaseDuration(milliseconds)}</dd>
          </div>
        ))}
        <div className={styles.phase}>
          <dt>Total</dt>
          <dd>{phaseDuration(timing.totalMs)}</dd>
        </div>
      </dl>
    </figure>
  );
}
