import { z } from 'zod';
import { errorView } from './common.js';

const personaView = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** What makes this persona worth choosing, in one line. */
  note: z.string(),
});

/** One request the sandbox answered. */
const sandboxRequestView = z.strictObject({
  id: z.number(),
  at: z.number(),
  method: z.string(),
  path: z.string(),
  status: z.number(),
  durationMs: z.number(),
  clientId: z.string().optional(),
  /** What it did, in words: `code issued to LIM`, `refused: code was used before`. */
  note: z.string(),
});

const faultView = z.strictObject({ id: z.string(), title: z.string(), description: z.string() });

export const sandboxView = z.strictObject({
  running: z.boolean(),
  origin: z.string().optional(),
  issuer: z.string().optional(),
  port: z.number().optional(),
  /** The usual port, where it could not be listened on and gave way to `port`. */
  gaveWay: z.strictObject({ port: z.number(), why: z.enum(['taken', 'not-allowed']) }).optional(),
  persona: z.string(),
  personas: z.array(personaView).readonly(),
  /** Faults that are armed, by id. */
  armed: z.array(z.string()).readonly(),
  faults: z.array(faultView).readonly(),
  variant: z.enum(['A', 'B', 'C', 'D']),
  /** The latest requests, oldest first. */
  requests: z.array(sandboxRequestView).readonly(),
  failure: errorView.optional(),
});

export type SandboxView = z.infer<typeof sandboxView>;
export type SandboxRequestView = z.infer<typeof sandboxRequestView>;
