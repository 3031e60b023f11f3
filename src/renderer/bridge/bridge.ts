import type { ErrorView } from '../../core/errors.js';
import type { Bridge } from '../../shared/ipc/channels.js';
import type { Channel, ChannelInput, ChannelOutput } from '../../shared/ipc/contract.js';
import type { Envelope } from '../../shared/ipc/envelope.js';

declare global {
  interface Window {
    readonly sgidConsole: Bridge;
  }
}

/** An envelope that says no, as an error: `view` is what is shown. */
class CallFailure extends Error {
  override readonly name = 'CallFailure';

  constructor(readonly view: ErrorView) {
    super(view.message);
  }
}

/** Calls a channel and unwraps its envelope; throws a {@link CallFailure} where main says no. */
export async function call<C extends Channel>(channel: C, input: ChannelInput<C>): Promise<ChannelOutput<C>> {
  // Channel and function are paired in `ChannelFunctions`, which an indexed access on a type parameter loses.
  const send = window.sgidConsole.call[channel] as (input: ChannelInput<C>) => Promise<Envelope<ChannelOutput<C>>>;
  const envelope = await send(input);
  if (!envelope.ok) throw new CallFailure(envelope.error);
  return envelope.value;
}

/** Any thrown value as what a notice shows. */
export function failureView(error: unknown): ErrorView {
  if (error instanceof CallFailure) return error.view;
  return {
    code: 'bridge-failed',
    kind: 'ipc',
    message: 'The console did not answer.',
    hint: 'Close the window and start the console again. What is saved stays saved.',
  };
}
