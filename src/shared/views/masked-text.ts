import { z } from 'zod';

/** A stretch of text that stands for a secret: never the secret itself. `ref` reveals it, one by one, for its run. */
const maskedPart = z.strictObject({ ref: z.string(), label: z.string(), length: z.number() });

/** Text for the window: plain stretches, and places where a secret was taken out. */
export const maskedText = z.array(z.union([z.string(), maskedPart])).readonly();

export type MaskedPart = z.infer<typeof maskedPart>;
export type MaskedText = z.infer<typeof maskedText>;
