import type { SdkOutcome } from './finding.js';
import { pythonOutcome } from './python-sdk.js';
import { typescriptOutcome } from './typescript-sdk.js';

/**
 * What each official SDK does with a private key's text as it stands, the TypeScript SDK first.
 *
 * For texts that {@link readPrivateKey} takes: whether the numbers of a key belong together is not looked at.
 */
export function sdkOutcomes(privateKeyText: string): readonly SdkOutcome[] {
  return [typescriptOutcome(privateKeyText), pythonOutcome(privateKeyText)];
}
