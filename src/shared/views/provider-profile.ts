import { z } from 'zod';

/** What a provider was seen to do, in words: names, algorithms and numbers, no value of anybody. */
export const providerProfileView = z.strictObject({
  facts: z.array(z.strictObject({ label: z.string(), value: z.string() })).readonly(),
});
