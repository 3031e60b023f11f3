import type { Channel, ChannelInput, ChannelOutput } from '../../../shared/ipc/contract.js';
import type { SandboxView } from '../../../shared/views/sandbox.js';
import { type Area, perform } from '../../bridge/actions.js';
import { put } from '../../bridge/events.js';
import { sandboxQuery } from '../../bridge/queries.js';

/** The channels that answer with the sandbox as it then is. */
type SandboxChannel = {
  [C in Channel]: C extends `sandbox.${string}` ? (ChannelOutput<C> extends SandboxView ? C : never) : never;
}[Channel];

/** Changes the sandbox and shows it as it then is; whether it did. */
export async function changeSandbox<C extends SandboxChannel>(
  channel: C,
  input: ChannelInput<C>,
  area: Area = 'sandbox',
): Promise<boolean> {
  const sandbox = await perform(area, channel, input);
  if (sandbox !== undefined) put(sandboxQuery.queryKey, sandbox);
  return sandbox !== undefined;
}

/** Whether a fault waits for requests: for one, or until it is switched off. */
export type Arming = ChannelInput<'sandbox.armFault'>['arming'];

/** Arms a fault for every client or for one, or switches it off there. */
export function armFault(fault: string, arming: Arming, clientId: string | undefined): void {
  void changeSandbox('sandbox.armFault', { fault, arming, clientId });
}
