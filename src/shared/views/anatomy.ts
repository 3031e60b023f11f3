import { z } from 'zod';
import { maskedText } from './masked-text.js';

/** A parameter or member as it came, and what it means. */
export const explainedMember = z.strictObject({
  name: z.string(),
  value: maskedText,
  meaning: z.string().optional(),
  spec: z.string().optional(),
});

/** A header parameter or claim, and the characters of its segment that it comes from. */
const memberView = explainedMember.extend({
  start: z.number(),
  end: z.number(),
  /** Seconds since the epoch. */
  time: z.number().min(-8.6e12).max(8.6e12).optional(),
});

/** A token taken apart, segment by segment. */
export const anatomyView = z.strictObject({
  title: z.string(),
  kind: z.enum(['jws', 'jwe']),
  segments: z
    .array(
      z.strictObject({
        role: z.enum(['header', 'encrypted-key', 'iv', 'ciphertext', 'payload', 'tag', 'signature']),
        text: maskedText,
        bytes: z.number(),
        decoded: maskedText.optional(),
        note: z.string(),
        members: z.array(memberView).readonly().optional(),
      }),
    )
    .readonly(),
  /** The unwrapped content encryption key in base64url, to be revealed. */
  contentKey: z.strictObject({ text: maskedText, bytes: z.number(), shared: z.boolean() }).optional(),
  scope: z.string().optional(),
  verdict: z.enum(['passed', 'failed']).optional(),
  verdictText: z.string().optional(),
});

export type MemberView = z.infer<typeof memberView>;
export type AnatomyView = z.infer<typeof anatomyView>;
