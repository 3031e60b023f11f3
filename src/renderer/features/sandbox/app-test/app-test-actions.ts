import type { Channel, ChannelInput } from '../../../../shared/ipc/contract.js';
import { perform } from '../../../bridge/actions.js';

type AppTestChannel = Extract<Channel, `appTest.${string}`>;

/** Has something done about the test; what comes of it is told by an event. */
export async function askAppTest<C extends AppTestChannel>(channel: C, input: ChannelInput<C>): Promise<void> {
  await perform('app-test', channel, input);
}
