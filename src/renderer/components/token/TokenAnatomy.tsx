import { useCallback, useMemo, useState } from 'react';
import type { AnatomyView } from '../../../shared/views/anatomy.js';
import { Badge } from '../Badge.js';
import { Card } from '../Card.js';
import { cx } from '../cx.js';
import { byteCount } from '../format.js';
import { SegmentContent } from './SegmentContent.js';
import { segmentOf } from './segments.js';
import styles from './TokenAnatomy.module.css';
import { TokenField } from './TokenField.js';
import { TokenPlace } from './TokenPlace.js';
import token from './token.module.css';
import {
  type CharRange,
  partAt,
  placeOf,
  placeSegments,
  rangeOfPart,
  type TokenPart,
  type TokenSelection,
} from './token-places.js';

interface TokenAnatomyProps {
  readonly anatomy: AnatomyView;
  readonly runId: string;
}

/** A token taken apart: the whole in colours, a column for each segment, then what each decodes to; each shows the other. */
export function TokenAnatomy({ anatomy, runId }: TokenAnatomyProps) {
  const placed = useMemo(() => placeSegments(anatomy.segments), [anatomy]);
  const [pointed, setPointed] = useState<TokenPart>();
  const [picked, setPicked] = useState<TokenPart>();
  const [selection, setSelection] = useState<TokenSelection>();
  const [dragged, setDragged] = useState<CharRange>();

  const choose = useCallback((next: { part?: TokenPart; selection?: TokenSelection; dragged?: CharRange }) => {
    setPicked(next.part);
    setSelection(next.selection);
    setDragged(next.dragged);
  }, []);
  const drag = useCallback((range: CharRange) => choose({ dragged: range }), [choose]);
  const pick = (part: TokenPart) => choose(isSame(part, picked) ? {} : { part });

  const mark = rangeOf(pointed) ?? selected(selection) ?? rangeOf(picked);
  const place = mark ?? dragged;
  const chosen = place === undefined ? undefined : placeOf(placed, place);
  const activeMembers = (segment: number): readonly number[] =>
    chosen?.segments.length === 1 && chosen.segments[0]?.index === segment && !isWhole(chosen.segments[0], place)
      ? chosen.members
      : [];

  function rangeOf(part: TokenPart | undefined): CharRange | undefined {
    return part === undefined ? undefined : rangeOfPart(placed, part);
  }

  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        <h2 className={cx(styles.title, 'value')}>{anatomy.title}</h2>
        {anatomy.verdict !== undefined && (
          <Badge tone={anatomy.verdict === 'passed' ? 'pass' : 'fail'}>
            {anatomy.verdictText ?? (anatomy.verdict === 'passed' ? 'holds' : 'does not hold')}
          </Badge>
        )}
      </div>
      <TokenField
        title={anatomy.title}
        runId={runId}
        placed={placed}
        mark={mark}
        selection={selection}
        onSelect={(next) => choose(next === undefined ? {} : { selection: next })}
        onDrag={drag}
        onPoint={(at) => {
          const part = partAt(placed, at);
          choose(part === undefined ? {} : { part });
        }}
      />
      <TokenPlace place={chosen} />
      <ul className={styles.segments}>
        {placed.map(({ segment, index }) => {
          const look = segmentOf(segment.role);
          const active = chosen?.segments.some((one) => one.index === index) === true;
          return (
            <li key={segment.role} className={styles.item}>
              <button
                type="button"
                className={cx(styles.segment, token[look.colour], active && styles.active)}
                aria-pressed={active}
                onMouseEnter={() => setPointed({ segment: index })}
                onMouseLeave={() => setPointed(undefined)}
                onFocus={() => setPointed({ segment: index })}
                onBlur={() => setPointed(undefined)}
                onClick={() => pick({ segment: index })}
              >
                <span>
                  <strong className={styles.name}>{look.name}</strong>{' '}
                  <span className={styles.bytes}>{byteCount(segment.bytes)}</span>
                </span>
                <span className={styles.note}>{segment.note}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {placed.map(({ segment, index }) => (
        <SegmentContent
          key={segment.role}
          segment={segment}
          runId={runId}
          active={activeMembers(index)}
          onPoint={(member) => setPointed(member === undefined ? undefined : { segment: index, member })}
          onPick={(member) => pick({ segment: index, member })}
        />
      ))}
    </Card>
  );
}

function selected(selection: TokenSelection | undefined): CharRange | undefined {
  if (selection === undefined) return undefined;
  const { anchor, head } = selection;
  return { start: Math.min(anchor, head), end: Math.max(anchor, head) + 1 };
}

function isWhole(segment: CharRange, range: CharRange | undefined): boolean {
  return range !== undefined && range.start <= segment.start && range.end >= segment.end;
}

function isSame(one: TokenPart, other: TokenPart | undefined): boolean {
  return one.segment === other?.segment && one.member === other.member;
}
