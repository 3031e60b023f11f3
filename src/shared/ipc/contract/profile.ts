import { providerProfileView } from '../../views/provider-profile.js';
import { sandboxView } from '../../views/sandbox.js';
import { exportedFile, nothing, run } from './inputs.js';

/** Channels of what a provider was seen to do. */
export const profileChannels = {
  /** What the provider was seen to do in a run; null where nothing of it came. */
  'profile.describe': { input: run, output: providerProfileView.nullable() },
  /** Asks for a file name, then writes it as JSON; null where it was cancelled. */
  'profile.export': { input: run, output: exportedFile.nullable() },
  /** Lets the sandbox take after what was seen in a run. */
  'profile.takeOn': { input: run, output: sandboxView },
  /** The same from a file; null where the dialog was cancelled. */
  'profile.takeOnFile': { input: nothing, output: sandboxView.nullable() },
  /** The sandbox goes back to its own ways. */
  'profile.drop': { input: nothing, output: sandboxView },
} as const;
