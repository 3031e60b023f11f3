import { useEffect, useState } from 'react';
import styles from './Countdown.module.css';

/** The time left until a deadline in milliseconds since the epoch. Not announced: it would never be silent. */
export function Countdown({ deadline }: { readonly deadline: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((deadline - now) / 1000));
  return (
    <span className={styles.countdown} role="timer" aria-label="Time left">
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')} left
    </span>
  );
}
