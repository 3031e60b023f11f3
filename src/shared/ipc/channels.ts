import type { EventName, EventPayload } from './contract/events.js';
import type { Channel, ChannelInput, ChannelOutput } from './contract.js';
import type { Envelope } from './envelope.js';

/** One named function a channel of the contract. */
type ChannelFunctions = {
  readonly [C in Channel]: (input: ChannelInput<C>) => Promise<Envelope<ChannelOutput<C>>>;
};

/** One named subscription an event of the contract; each returns what ends it. */
type EventSubscriptions = {
  readonly [E in EventName]: (listener: (payload: EventPayload<E>) => void) => () => void;
};

/** What the preload puts on `window.sgidConsole`, and all that the window can reach of main. */
export interface Bridge {
  readonly call: ChannelFunctions;
  readonly on: EventSubscriptions;
  /** The path of a file dropped on the window, for `client.previewFromFiles`; empty where it is not a file on disk. */
  readonly pathOfDroppedFile: (file: File) => string;
}
