import { z } from 'zod';

/** ECMA-262 21.4.1.1 less a day, for time zones. */
const MAX_MOMENT = 8.64e15 - 86_400_000;

/** A moment in milliseconds since the epoch, within what a date can be made of in any time zone. */
export const moment = z.number().min(-MAX_MOMENT).max(MAX_MOMENT);

/** An error without its stack and cause: never a secret value. */
export const errorView = z.strictObject({
  code: z.string(),
  kind: z.enum([
    'config',
    'authorization-response',
    'token-endpoint',
    'resource',
    'validation',
    'crypto',
    'transport',
    'storage',
    'ipc',
    'internal',
  ]),
  message: z.string(),
  hint: z.string().optional(),
  spec: z.string().optional(),
  causes: z.array(z.string()).readonly().optional(),
});

/** What an official SDK does with a key as it stands in the file. */
export const sdkOutcome = z.strictObject({
  sdk: z.enum(['typescript', 'python']),
  outcome: z.enum(['accepts', 'fails-when-constructed', 'fails-at-userinfo']),
  /** Why it fails, in a sentence. */
  reason: z.string().optional(),
});

/** How grave a remark is. */
export const severity = z.enum(['error', 'warning', 'info']);

/** A remark: what is odd, how grave it is, and what to do. */
export const findingView = z.strictObject({
  id: z.string(),
  severity,
  message: z.string(),
  hint: z.string().optional(),
  /** For something that was mended in a key: what the SDKs do with it unmended. */
  sdks: z.array(sdkOutcome).readonly().optional(),
  /** Something of the remedy to copy, such as a redirect URI to register. */
  copy: z.strictObject({ what: z.string(), text: z.string() }).optional(),
});

/** Where requests go. */
export const environmentView = z.strictObject({
  kind: z.enum(['production', 'staging', 'sandbox', 'custom']),
  /** Empty for the sandbox while it is stopped: its port is given when it starts. */
  origin: z.string(),
});

export type SdkOutcomeView = z.infer<typeof sdkOutcome>;
export type FindingView = z.infer<typeof findingView>;
export type EnvironmentView = z.infer<typeof environmentView>;
