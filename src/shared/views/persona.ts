import { z } from 'zod';

/** A test person as data: values by scope, with dates that are relative to today. They are no secrets. */
export const personaRecordView = z.strictObject({
  id: z.string().max(64),
  name: z.string().max(200),
  note: z.string().max(300),
  values: z.record(z.string().max(100), z.string().max(200_000)),
});

/** What the sandbox would send of a person today, by scope; what it computes is among it. */
export const personaCheckView = z
  .array(z.strictObject({ scope: z.string(), today: z.string(), findings: z.array(z.string()).readonly() }))
  .readonly();

export type PersonaRecordView = z.infer<typeof personaRecordView>;
export type PersonaCheckView = z.infer<typeof personaCheckView>;
