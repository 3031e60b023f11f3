import type { Channel, ChannelInput, ChannelOutput } from '../../../shared/ipc/contract.js';
import type { SandboxView } from '../../../shared/views/sandbox.js';
import type { Area } from '../../bridge/actions.js';
import { change } from '../../bridge/change.js';
import { sandboxQuery } from '../../bridge/queries.js';

/** The channels that answer with the sandbox as it then is, or with null where the user cancelled a dialog. */
type SandboxChannel = {
  [C in Channel]: SandboxView extends ChannelOutput<C> ? C : never;
}[Channel];

/** Changes the sandbox and shows it as it then is; whether it did. */
export function changeSandbox<C extends SandboxChannel>(
  channel: C,
  input: ChannelInput<C>,
  area: Area = 'sandbox',
): Promise<boolean> {
  return change(area, channel, input, sandboxQuery);
}

/** Whether a fault waits for requests: for one, or until it is switched off. */
export type Arming = ChannelInput<'sandbox.armFault'>['arming'];

/** Arms a fault for every client or for one, or switches it off there. */
export function armFault(fault: string, arming: Arming, clientId: string | undefined): void {
  void changeSandbox('sandbox.armFault', { fault, arming, clientId });
}
