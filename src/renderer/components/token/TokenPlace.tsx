import type { MemberView } from '../../../shared/views/anatomy.js';
import { cx } from '../cx.js';
import { inertText } from '../inert-text.js';
import { segmentOf } from './segments.js';
import styles from './TokenPlace.module.css';
import token from './token.module.css';
import type { ChosenPlace, PlacedSegment } from './token-places.js';

/** How much of a token a single member's name may take up. */
const NAMES_SHOWN = 4;

/** What the chosen characters of a token are, in a line that is always there. */
export function TokenPlace({ place }: { readonly place: ChosenPlace | undefined }) {
  return (
    <p className={styles.place} aria-live="polite">
      {place === undefined || place.segments.length === 0 ? (
        <span className={styles.hint}>
          Point at a part, or select characters of the token, to see what belongs to what.
        </span>
      ) : (
        <Words place={place} />
      )}
    </p>
  );
}

function Words({ place }: { readonly place: ChosenPlace }) {
  const [only] = place.segments;
  if (only === undefined) return null;
  if (place.segments.length > 1) {
    return (
      <span>{place.segments.map(({ segment }) => segmentOf(segment.role).name).join(', ')}, across their dots</span>
    );
  }
  const look = segmentOf(only.segment.role);
  const members = place.members.flatMap((index) => only.segment.members?.[index] ?? []);
  const [first] = members;
  return (
    <>
      <strong className={token[look.colour]}>{look.name}</strong>
      {first !== undefined && (
        <span className={styles.names}>
          {members
            .slice(0, NAMES_SHOWN)
            .map(({ name }) => inertText(name))
            .join(', ')}
          {members.length > NAMES_SHOWN && ` and ${members.length - NAMES_SHOWN} more`}
        </span>
      )}
      <span className={styles.meaning}>{meaningOf(only.segment, members)}</span>
      {place.bytes !== undefined && (
        <span className={styles.bytes}>
          {bytesInWords(place.bytes)} of {only.segment.bytes}
        </span>
      )}
      {place.hex !== undefined && <span className={cx(styles.bytes, styles.hex)}>{place.hex}</span>}
    </>
  );
}

/** What the chosen characters mean: one member's meaning, that they are between members, or what the segment is. */
function meaningOf({ members, note }: PlacedSegment['segment'], chosen: readonly MemberView[]): string {
  const [only, another] = chosen;
  if (only === undefined) return members === undefined ? note : 'marks of the JSON, between members';
  return another === undefined && only.meaning !== undefined ? only.meaning : note;
}

function bytesInWords([first, last]: readonly [number, number]): string {
  return first >= last ? `byte ${last}` : `bytes ${first} to ${last}`;
}
