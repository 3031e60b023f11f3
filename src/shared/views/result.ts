import { z } from 'zod';
import { verdict } from './check.js';
import { findingView } from './common.js';
import { encryptionVariant } from './encryption.js';

/** A decrypted value: shown where it is of low sensitivity, else masked until `ref` is revealed. */
const resultValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('shown'), raw: z.string() }),
  z.strictObject({ kind: z.literal('masked'), ref: z.string(), masked: z.string() }),
]);

/** One scope of a result: how far it got, and what came. */
export const resultRow = z.strictObject({
  scope: z.string(),
  requested: z.boolean(),
  /** Undefined where the client's registered scopes are not known. */
  allowed: z.boolean().optional(),
  returned: z.boolean(),
  decrypted: z.boolean(),
  value: resultValue.optional(),
  /** How the value was read, in words. */
  readAs: z.string(),
  verdict,
  /** Why there is no value, or why it could not be decrypted. */
  problem: z.string().optional(),
  findings: z.array(findingView).readonly(),
  /** What kind of no value came; undefined where one came, or nothing at all. */
  absence: z.enum(['not-available', 'empty', 'empty-list']).optional(),
});

/** What a run gave. */
export const resultView = z.strictObject({
  sub: z.string(),
  rows: z.array(resultRow).readonly(),
  coverage: z.strictObject({
    requested: z.number(),
    allowed: z.number().optional(),
    returned: z.number(),
    decrypted: z.number(),
    valid: z.number(),
    notAvailable: z.number(),
  }),
  encryption: z
    .strictObject({
      key: z.string(),
      fields: z.string(),
      blockKeyBits: z.number(),
      variant: encryptionVariant.optional(),
    })
    .optional(),
});

export type ResultRow = z.infer<typeof resultRow>;
export type ResultView = z.infer<typeof resultView>;
