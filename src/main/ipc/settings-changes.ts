import type { Channel } from '../../shared/ipc/contract.js';

/** Nothing else is held up while another process is at the settings: a sandbox is stopped at any time. */
const CHANNELS: ReadonlySet<Channel> = new Set([
  'client.chooseForRun',
  'client.edit',
  'profile.drop',
  'profile.takeOn',
  'profile.takeOnFile',
  'sandbox.chooseKeyEncryption',
  'sandbox.choosePersona',
  'sandbox.chooseVariant',
  'sandbox.importPersonas',
  'sandbox.open',
  'sandbox.removePersona',
  'sandbox.savePersona',
  'sandbox.serveClient',
  'sandbox.start',
]);

/** Whether a channel's handler changes settings at once: it waits before, and not the thread, while others are at them. */
export function changesSettingsAtOnce(channel: Channel): boolean {
  return CHANNELS.has(channel);
}
