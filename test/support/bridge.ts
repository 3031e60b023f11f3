import type { Page } from 'playwright-core';
import type { Bridge } from '../../src/shared/ipc/channels.js';
import type { Channel, ChannelInput, ChannelOutput } from '../../src/shared/ipc/contract.js';
import type { Envelope } from '../../src/shared/ipc/envelope.js';

/** Calls a channel as the page itself would, and gives back the whole envelope. */
export async function callBridge<C extends Channel>(
  page: Page,
  channel: C,
  input: ChannelInput<C>,
): Promise<Envelope<ChannelOutput<C>>> {
  const envelope = await page.evaluate(
    ({ name, value }) => {
      const { sgidConsole } = globalThis as unknown as { sgidConsole: Bridge };
      return (sgidConsole.call[name] as (input: unknown) => Promise<unknown>)(value);
    },
    { name: channel as Channel, value: input as unknown },
  );
  return envelope as Envelope<ChannelOutput<C>>;
}

/** The same where it has to work. */
export async function askBridge<C extends Channel>(
  page: Page,
  channel: C,
  input: ChannelInput<C>,
): Promise<ChannelOutput<C>> {
  const envelope = await callBridge(page, channel, input);
  if (!envelope.ok) throw new Error(`${channel}: ${envelope.error.code}: ${envelope.error.message}`);
  return envelope.value;
}
