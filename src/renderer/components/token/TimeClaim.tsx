import { useNow } from '../use-now.js';
import styles from './TimeClaim.module.css';
import { lengthInWords, localTime, momentInWords, utcTime } from './time-words.js';

interface TimeClaimProps {
  /** The claim's name: of `exp` what is left is counted down. */
  readonly name: string;
  /** Seconds since the epoch. */
  readonly at: number;
}

/** A time in words that stay true while one looks, by the user's clock and in UTC. */
export function TimeClaim({ name, at }: TimeClaimProps) {
  const now = useNow() / 1000;
  const expired = name === 'exp' && at <= now;
  return (
    <span className={styles.time}>
      {name === 'exp' ? (
        // Not announced: it would never be silent.
        <strong role="timer" aria-label="Time left" className={expired ? styles.over : styles.left}>
          {expired ? `expired ${lengthInWords(now - at)} ago` : `${lengthInWords(at - now)} left`}
        </strong>
      ) : (
        <strong>{momentInWords(at, now)}</strong>
      )}
      <span className={styles.moment}>{localTime(at)}</span>
      <span className={styles.moment}>{utcTime(at)}</span>
    </span>
  );
}
