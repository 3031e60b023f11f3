import type { Channel, ChannelInput, ChannelOutput } from '../../../shared/ipc/contract.js';
import type { AppTestView } from '../../../shared/views/app-test.js';
import { perform } from '../../bridge/actions.js';
import { put } from '../../bridge/events.js';
import { appTestQuery } from '../../bridge/queries.js';

/** The channels that answer with the test as it then is. */
type AppTestChannel = {
  [C in Channel]: C extends `appTest.${string}` ? (ChannelOutput<C> extends AppTestView ? C : never) : never;
}[Channel];

/** Changes the test and shows it as it then is. */
export async function changeAppTest<C extends AppTestChannel>(channel: C, input: ChannelInput<C>): Promise<void> {
  const view = await perform('app-test', channel, input);
  if (view !== undefined) put(appTestQuery.queryKey, view);
}
