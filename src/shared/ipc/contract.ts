import type { z } from 'zod';
import { appChannels } from './contract/app.js';
import { appTestChannels } from './contract/app-test.js';
import { clientChannels } from './contract/client.js';
import { clipboardChannels } from './contract/clipboard.js';
import { exportChannels } from './contract/export.js';
import { flowChannels } from './contract/flow.js';
import { historyChannels } from './contract/history.js';
import { inspectorChannels } from './contract/inspector.js';
import { networkChannels } from './contract/network.js';
import { profileChannels } from './contract/profile.js';
import { sandboxChannels } from './contract/sandbox.js';

/**
 * Every channel from the window to main: one strict object in, one value out.
 *
 * The router parses both with these schemas, the bridge is typed from them, and nothing else crosses.
 */
export const contract = {
  ...appChannels,
  ...appTestChannels,
  ...clientChannels,
  ...clipboardChannels,
  ...exportChannels,
  ...flowChannels,
  ...historyChannels,
  ...inspectorChannels,
  ...networkChannels,
  ...profileChannels,
  ...sandboxChannels,
} as const;

type Contract = typeof contract;
/** The name of a channel: `noun.verb`. */
export type Channel = keyof Contract;
/** What a channel takes. */
export type ChannelInput<C extends Channel> = z.input<Contract[C]['input']>;
/** What a channel answers with. */
export type ChannelOutput<C extends Channel> = z.output<Contract[C]['output']>;
