import { z } from 'zod';
import { stepId } from './step-id.js';

const target = z.enum([
  'authorization-request',
  'authorization-response',
  'token-request',
  'token-response',
  'id-token',
  'jwks',
  'userinfo-request',
  'userinfo-response',
]);

/** What the user wants changed: an attack by its name, or one parameter. */
export const tamperWish = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('preset'), preset: z.string().min(1).max(64) }),
  z.strictObject({
    kind: z.literal('edit'),
    edit: z.strictObject({
      target,
      name: z.string().trim().min(1).max(256),
      change: z.enum(['set', 'remove', 'repeat']),
      value: z.string().max(65_536).optional(),
    }),
  }),
]);

/** A change that is yet to be made. What was typed for a secret is not in it. */
export const armedTamper = z.strictObject({ id: z.string(), step: stepId, title: z.string() });

/** A change that was made, and whether it was noticed. */
export const tamperOutcome = z.strictObject({
  id: z.string(),
  step: stepId,
  title: z.string(),
  words: z.string(),
  status: z.enum(['open', 'noticed', 'otherwise', 'missed', 'accepted', 'silent', 'unchanged']),
  by: z.enum(['provider', 'console']).optional(),
  evidence: z.string(),
});

export type TamperWish = z.infer<typeof tamperWish>;
export type ArmedTamper = z.infer<typeof armedTamper>;
export type TamperOutcomeView = z.infer<typeof tamperOutcome>;
