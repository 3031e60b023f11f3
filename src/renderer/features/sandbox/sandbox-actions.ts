import type { Channel, ChannelInput } from '../../../shared/ipc/contract.js';
import { perform } from '../../bridge/actions.js';
import { put } from '../../bridge/events.js';
import { sandboxQuery } from '../../bridge/queries.js';

type SandboxChannel = Extract<
  Channel,
  'sandbox.start' | 'sandbox.stop' | 'sandbox.choosePersona' | 'sandbox.armFault' | 'sandbox.chooseVariant'
>;

/** Changes the sandbox and shows it as it then is. */
export async function changeSandbox<C extends SandboxChannel>(channel: C, input: ChannelInput<C>): Promise<void> {
  const sandbox = await perform('sandbox', channel, input);
  if (sandbox !== undefined) put(sandboxQuery.queryKey, sandbox);
}
