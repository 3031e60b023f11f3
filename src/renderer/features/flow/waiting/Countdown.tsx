import { useNow } from '../../../components/use-now.js';
import styles from './Countdown.module.css';

/** In milliseconds: a second that is told late would seem to last two. */
const HALF_A_SECOND = 500;

/** The time left until a deadline in milliseconds since the epoch. Not announced: it would never be silent. */
export function Countdown({ deadline }: { readonly deadline: number }) {
  const now = useNow(HALF_A_SECOND);
  const seconds = Math.max(0, Math.ceil((deadline - now) / 1000));
  return (
    <span className={styles.countdown} role="timer" aria-label="Time left">
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')} left
    </span>
  );
}
