import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { MaskedText } from '../../../shared/views/masked-text.js';
import { cx } from '../cx.js';
import { inertText } from '../inert-text.js';
import { Secret } from '../wire/Secret.js';
import { segmentOf } from './segments.js';
import styles from './TokenField.module.css';
import token from './token.module.css';
import { nextSelection } from './token-keys.js';
import type { CharRange, PlacedSegment, TokenSelection } from './token-places.js';
import { offsetAt, selectedRange } from './token-selection.js';

interface TokenFieldProps {
  readonly title: string;
  readonly runId: string;
  readonly placed: readonly PlacedSegment[];
  /** What is marked in it. */
  readonly mark: CharRange | undefined;
  readonly selection: TokenSelection | undefined;
  readonly onSelect: (selection: TokenSelection | undefined) => void;
  /** Selected by the pointer; the browser draws it. */
  readonly onDrag: (range: CharRange) => void;
  readonly onPoint: (at: number) => void;
}

/** A compact token, each segment in its colour, dots between; its characters can be selected by pointer and keyboard. */
export function TokenField(props: TokenFieldProps) {
  const { title, runId, placed, mark, selection, onSelect, onDrag, onPoint } = props;
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const follow = () => {
      const range = box.current === null ? undefined : selectedRange(box.current);
      if (range !== undefined) onDrag(range);
    };
    document.addEventListener('selectionchange', follow);
    return () => document.removeEventListener('selectionchange', follow);
  }, [onDrag]);

  // The marked characters come into view within the box alone: the page must not jump while one points at something.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another stretch is marked
  useLayoutEffect(() => {
    const marked = box.current?.querySelector<HTMLElement>('[data-marked]');
    if (box.current === null || marked === null || marked === undefined) return;
    const top = marked.offsetTop;
    const { scrollTop, clientHeight } = box.current;
    if (top < scrollTop || top > scrollTop + clientHeight - 20) box.current.scrollTop = Math.max(0, top - 20);
  }, [mark?.start, mark?.end]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const next = nextSelection(placed, selection, event.key, event.shiftKey);
    if (next === 'not-ours' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onSelect(next);
  };
  const onClick = (event: MouseEvent) => {
    const at = offsetAt(event.currentTarget, event.clientX, event.clientY);
    if (at !== undefined && window.getSelection()?.isCollapsed !== false) onPoint(at);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input can hold neither colours nor the reveal of a secret
    <div
      ref={box}
      className={cx(token.token, styles.field)}
      role="textbox"
      aria-readonly="true"
      aria-multiline="true"
      aria-label={`${title}, compact. Arrow keys go through its characters and parts.`}
      tabIndex={0}
      spellCheck={false}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {placed.map(({ segment, start, index }) => (
        <span key={segment.role}>
          {index > 0 && (
            <span className={token.dot} data-at={start - 1}>
              .
            </span>
          )}
          <span className={token[segmentOf(segment.role).colour]}>
            <Pieces text={segment.text} start={start} mark={mark} runId={runId} />
          </span>
        </span>
      ))}
    </div>
  );
}

interface PiecesProps {
  readonly text: MaskedText;
  readonly start: number;
  readonly mark: CharRange | undefined;
  readonly runId: string;
}

/** The text of one segment, split where the mark begins and ends. */
function Pieces({ text, start, mark, runId }: PiecesProps) {
  let at = start;
  return text.flatMap((part) => {
    const from = at;
    at += part.length;
    const marked = mark !== undefined && mark.start < at && mark.end > from;
    if (typeof part !== 'string') {
      return (
        <span key={from} data-at={from} data-length={part.length} className={cx(marked && styles.marked)}>
          <Secret part={part} runId={runId} />
        </span>
      );
    }
    const cuts = marked ? [mark.start - from, mark.end - from].filter((cut) => cut > 0 && cut < part.length) : [];
    return [0, ...cuts].map((cut, index) => {
      const begin = from + cut;
      const end = from + (cuts[index] ?? part.length);
      const inside = mark !== undefined && begin >= mark.start && begin < mark.end;
      return (
        <span
          key={begin}
          data-at={begin}
          data-marked={inside ? true : undefined}
          className={cx(inside && styles.marked)}
        >
          {inertText(part.slice(begin - from, end - from))}
        </span>
      );
    });
  });
}
