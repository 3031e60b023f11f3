import { type HarEntry, harEntry } from './har-entry.js';
import type { HttpExchange } from './http.js';

/** One request of a step, its texts as they are to be written. */
export interface HarStep {
  readonly id: string;
  readonly title: string;
  readonly exchanges: readonly HttpExchange[];
  /** What was changed on purpose in them, in a sentence. */
  readonly tampered?: string | undefined;
}

/** An HTTP Archive 1.2, as Chrome's DevTools and other tools open it. Members with an underscore are our own. */
export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly pages: readonly HarPage[];
    readonly entries: readonly HarEntry[];
    readonly comment: string;
  };
}

interface HarPage {
  readonly startedDateTime: string;
  readonly id: string;
  readonly title: string;
  readonly pageTimings: { readonly onContentLoad: -1; readonly onLoad: -1 };
  readonly comment?: string;
}

/**
 * The requests of a run as an HTTP Archive 1.2: each step that sent any is a page, in the order in which they went out.
 *
 * @param steps with their texts masked, or not, by whoever calls
 * @param comment says which of both, in the file itself
 */
export function buildHar(steps: readonly HarStep[], consoleVersion: string, comment: string): Har {
  const used = steps.filter(({ exchanges }) => exchanges.length > 0);
  const entries = used.flatMap(({ id, exchanges, tampered }) =>
    exchanges.map((exchange) => ({ startedAt: exchange.startedAt, entry: harEntry(id, exchange, tampered) })),
  );
  return {
    log: {
      version: '1.2',
      creator: { name: 'sgID Console', version: consoleVersion },
      pages: used.map(pageOf),
      entries: entries.toSorted((a, b) => a.startedAt - b.startedAt).map(({ entry }) => entry),
      comment,
    },
  };
}

function pageOf({ id, title, exchanges, tampered }: HarStep): HarPage {
  const startedAt = Math.min(...exchanges.map((exchange) => exchange.startedAt));
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    id,
    title,
    pageTimings: { onContentLoad: -1, onLoad: -1 },
    ...(tampered === undefined ? {} : { comment: tampered }),
  };
}
