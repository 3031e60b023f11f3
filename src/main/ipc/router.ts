import type { ZodType } from 'zod';
import { ConsoleError, toErrorView } from '../../core/errors.js';
import { type Channel, type ChannelInput, type ChannelOutput, contract } from '../../shared/ipc/contract.js';
import type { Envelope } from '../../shared/ipc/envelope.js';

/** What main does for one channel. What it throws becomes the envelope's error. */
type Handler<C extends Channel> = (
  input: ReturnType<(typeof contract)[C]['input']['parse']>,
) => ChannelOutput<C> | Promise<ChannelOutput<C>>;

/** One handler a channel: a channel without one does not compile. */
export type Handlers = { readonly [C in Channel]: Handler<C> };

/** The handlers of the channels that start with one noun. */
export type HandlersOf<Noun extends string> = Pick<Handlers, Extract<Channel, `${Noun}.${string}`>>;

export type Route = (channel: string, input: unknown) => Promise<Envelope<unknown>>;

/**
 * Parses the input, calls the handler, parses the output; whatever happens, the answer is an envelope.
 *
 * `onUnexpected` gets what was not a ConsoleError, for the log. `ready` is waited for before a handler is called.
 */
export function createRouter(
  handlers: Handlers,
  onUnexpected: (channel: string, error: unknown) => void,
  ready: (channel: Channel) => Promise<void> | undefined = () => undefined,
): Route {
  return async (channel, input) => {
    try {
      if (!isChannel(channel)) throw unknownChannel(channel);
      const parsed = parse(contract[channel].input, input, channel, 'ipc-bad-input');
      await ready(channel);
      const handle = handlers[channel] as (input: unknown) => unknown;
      const output = await handle(parsed);
      return { ok: true, value: parse(contract[channel].output, output, channel, 'ipc-bad-output') };
    } catch (error) {
      if (!(error instanceof ConsoleError) || error.code === 'ipc-bad-output') onUnexpected(channel, error);
      return { ok: false, error: toErrorView(error) };
    }
  };
}

function isChannel(name: string): name is Channel {
  return Object.hasOwn(contract, name);
}

function parse<C extends Channel>(
  schema: ZodType,
  value: unknown,
  channel: C,
  code: string,
): ChannelInput<C> | ChannelOutput<C> {
  const result = schema.safeParse(value);
  if (result.success) return result.data as ChannelInput<C>;
  // Only the paths are told: a value may be a secret.
  const where = result.error.issues
    .slice(0, 5)
    .map((issue) => issue.path.join('.') || '(whole)')
    .join(', ');
  throw new ConsoleError('ipc', code, `${channel}: the message does not fit the contract at ${where}.`);
}

function unknownChannel(channel: string): ConsoleError {
  return new ConsoleError('ipc', 'ipc-unknown-channel', `There is no channel ${channel.slice(0, 64)}.`);
}
