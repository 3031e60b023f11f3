import { z } from 'zod';
import { maskedText } from './masked-text.js';

/** What a rule came to; `skipped` where it does not apply. */
export const verdict = z.enum(['passed', 'warned', 'failed', 'skipped']);

/** One rule that something was held to. */
export const checkView = z.strictObject({
  id: z.string(),
  status: verdict,
  rule: z.string(),
  expected: maskedText.optional(),
  actual: maskedText.optional(),
  spec: z.string().optional(),
  causes: z.array(z.string()).readonly().optional(),
  remedy: z.string().optional(),
  settings: z
    .array(z.strictObject({ library: z.string(), setting: z.string() }))
    .readonly()
    .optional(),
  sdkAccepts: z.boolean().optional(),
});

export type CheckView = z.infer<typeof checkView>;
