import { z } from 'zod';
import { done, key, text } from './inputs.js';

/** Channels of the clipboard. */
export const clipboardChannels = {
  'clipboard.copyText': { input: z.strictObject({ text: z.string().max(4_194_304) }), output: done },
  /** Copies without showing; the clipboard is cleared after 60 s if it still holds it. */
  'clipboard.copySecret': { input: z.strictObject({ runId: key, ref: key }), output: done },
  /** The private key of a client or a preview as the line of an `.env` file that the SDKs take; cleared likewise. */
  'clipboard.copyKeyVariable': {
    input: z.discriminatedUnion('of', [
      z.strictObject({ of: z.literal('client'), key }),
      z.strictObject({ of: z.literal('preview'), previewId: key }),
    ]),
    output: done,
  },
  /**
   * What an app needs to log people in at the sandbox with a client, as lines of an `.env` file: all of it, or one
   * variable. Cleared likewise.
   */
  'clipboard.copyEnvironment': {
    input: z.strictObject({ key, redirectUri: text, variable: z.enum(['clientSecret', 'privateKey']).optional() }),
    output: done,
  },
} as const;
