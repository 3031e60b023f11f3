import { createStore, useStore } from '../../bridge/store.js';

/** The ways to look at a message: laid out, as it was on the wire, or taken apart. */
export const MESSAGE_VIEWS = ['pretty', 'raw', 'decoded'] as const;
export type MessageView = (typeof MESSAGE_VIEWS)[number];

/** One choice for requests and responses of every step: who reads raw, reads raw on. */
const chosen = createStore<{ readonly view: MessageView }>({ view: 'pretty' });

/** How messages are looked at now. */
export const useMessageView = (): MessageView => useStore(chosen, ({ view }) => view);

/** Looks at messages in another way; anything unknown is the laid out one. */
export function showMessageView(view: unknown): void {
  chosen.set({ view: MESSAGE_VIEWS.find((one) => one === view) ?? 'pretty' });
}
