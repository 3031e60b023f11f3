import { z } from 'zod';
import { appView, keychainTest, settingsView, theme } from '../../views/app.js';
import { windowPlace } from '../../views/place.js';
import { done, nothing } from './inputs.js';

/** Channels of the app as a whole. */
export const appChannels = {
  'app.describe': { input: nothing, output: appView },
  'app.readSettings': { input: nothing, output: settingsView },
  'app.chooseTheme': { input: z.strictObject({ theme }), output: settingsView },
  /** Writes, reads back and removes an item where secrets are kept. */
  'app.testKeychain': { input: nothing, output: keychainTest },
  /** Keeps where the window is, for one that crashed or is loaded again. */
  'app.keepPlace': { input: windowPlace, output: done },
  'app.readPlace': { input: nothing, output: windowPlace.nullable() },
  /** The window shows no secret any more. */
  'app.masked': { input: nothing, output: done },
  'app.openLink': { input: z.strictObject({ url: z.string().max(2048) }), output: done },
} as const;
