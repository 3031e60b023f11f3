import { z } from 'zod';

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
});

export const findingView = z.strictObject({
  id: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string().optional(),
});

export const environmentView = z.strictObject({
  kind: z.enum(['production', 'staging', 'sandbox', 'custom']),
  /** Empty for the sandbox while it is stopped: its port is given when it starts. */
  origin: z.string(),
});

export type FindingView = z.infer<typeof findingView>;
export type EnvironmentView = z.infer<typeof environmentView>;
