import type { ClientColour } from '../../shared/client-colours.js';
import styles from './ColourMark.module.css';
import { cx } from './cx.js';

interface ColourMarkProps {
  readonly colour: ClientColour | undefined;
}

/** The colour of a client, as a mark for the eye alone: its name stands beside it. Nothing where it has none. */
export function ColourMark({ colour }: ColourMarkProps) {
  if (colour === undefined) return null;
  return <span className={cx(styles.mark, styles[colour])} aria-hidden="true" />;
}
