import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useCallback, useEffect, useRef } from 'react';
import type { ClientView } from '../../../shared/views/client.js';
import { ClientCard } from './ClientCard.js';
import styles from './ClientList.module.css';
import { selectClient } from './client-actions.js';
import { pickClient, showClient, useListView } from './list-view.js';

/** The height of a card before it was measured, in pixels. */
const CARD_HEIGHT = 104;
const GAP = 8;
/** Cards drawn beyond the edges, so that scrolling shows no holes. */
const OVERSCAN = 6;
/** Cards that PageUp and PageDown go past. */
const PAGE = 8;

interface ClientListProps {
  readonly clients: readonly ClientView[];
  /** The key of the one whose page is open. */
  readonly shown: string | undefined;
}

/** The clients as cards, of which only those in sight are drawn. The arrows go from one to the next, Enter chooses. */
export const ClientList = memo(function ClientList({ clients, shown }: ClientListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const picked = useListView((state) => state.picked);
  const current = Math.max(
    clients.findIndex(({ key }) => key === shown),
    0,
  );
  const cards = useVirtualizer({
    count: clients.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    getItemKey: (index) => clients[index]?.key ?? index,
    gap: GAP,
    overscan: OVERSCAN,
    scrollPaddingStart: GAP,
    scrollPaddingEnd: GAP,
    // Where the arrows go on from, and Tab comes in, is there however far the list is scrolled.
    rangeExtractor: useCallback((range: Range) => withIndex(defaultRangeExtractor(range), current), [current]),
  });
  const { scrollToIndex } = cards;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each client that is shown, wherever it stands
  useEffect(() => scrollToIndex(current, { align: 'auto' }), [shown, scrollToIndex]);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = target(event.key, current, clients.length);
    const client = to === undefined ? undefined : clients[to];
    if (to === undefined || client === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    showClient(client.key);
    scrollToIndex(to, { align: 'auto' });
    // The card may be drawn only now.
    requestAnimationFrame(() => focusCard(scroller.current, client.key));
  };

  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.cards} style={{ height: cards.getTotalSize() }} aria-label="Clients" onKeyDown={onKeyDown}>
        {cards.getVirtualItems().map(({ index, start }) => {
          const client = clients[index];
          return client === undefined ? null : (
            <li
              key={client.key}
              ref={cards.measureElement}
              data-index={index}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={clients.length}
              aria-posinset={index + 1}
            >
              <ClientCard
                client={client}
                shown={client.key === shown}
                reachable={index === current}
                picked={clients.length > 1 || picked.size > 0 ? picked.has(client.key) : undefined}
                onShow={showClient}
                onChoose={choose}
                onPick={pickClient}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
});

/** Puts the focus on the card of the client that is shown: from the search field, where the list begins. */
export function focusShownCard(): void {
  document.querySelector<HTMLElement>('[data-client][tabindex="0"]')?.focus();
}

function choose(key: string): void {
  void selectClient(key);
}

function focusCard(scroller: HTMLElement | null, key: string): void {
  scroller?.querySelector<HTMLElement>(`[data-client="${CSS.escape(key)}"]`)?.focus();
}

function withIndex(indexes: number[], index: number): number[] {
  return indexes.includes(index) ? indexes : [...indexes, index].toSorted((one, other) => one - other);
}

/** Where a key goes to from `current`; undefined for a key that goes nowhere. */
function target(key: string, current: number, count: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + PAGE,
    PageUp: current - PAGE,
    Home: 0,
    End: count - 1,
  };
  const to = moves[key];
  return to === undefined ? undefined : Math.min(Math.max(to, 0), count - 1);
}
