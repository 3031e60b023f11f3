import { z } from 'zod';

const environment = z.object({ kind: z.enum(['production', 'staging', 'sandbox', 'custom']), origin: z.string() });

const finding = z.object({
  id: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string().optional(),
});

/** A saved client without its secrets, which are in the keychain under `secretsId`. */
const clientRecord = z.object({
  key: z.string(),
  clientId: z.string(),
  name: z.string(),
  environment,
  allowedScopes: z.array(z.string()).optional(),
  redirectUris: z.array(z.string()),
  selectedScopes: z.array(z.string()),
  redirectUri: z.string(),
  keyBits: z.number(),
  keyFingerprint: z.string(),
  publicKeyPem: z.string(),
  findings: z.array(finding),
  importedAt: z.number(),
  secretsId: z.string(),
});

/** Keychain items being written or removed, by which process and since when; earlier versions noted only the id. */
const pendingSecrets = z.union([
  z.string().transform((id) => ({ id, pid: 0, at: 0 })),
  z.object({ id: z.string(), pid: z.number(), at: z.number() }),
]);

/** The settings file: all that the console keeps in clear. */
export const settingsSchema = z.object({
  version: z.literal(1).default(1),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  selectedClient: z.string().optional(),
  clients: z.array(clientRecord).default([]),
  /** What a crash leaves here is cleared at the next start. */
  pendingSecrets: z.array(pendingSecrets).default([]),
  window: z
    .object({
      x: z.number().optional(),
      y: z.number().optional(),
      width: z.number(),
      height: z.number(),
      maximized: z.boolean(),
    })
    .optional(),
  sandbox: z
    .object({
      persona: z.string().optional(),
      variant: z.enum(['A', 'B', 'C', 'D']).optional(),
      port: z.number().optional(),
    })
    .default({}),
});

export type Settings = z.output<typeof settingsSchema>;
export type PendingSecrets = z.output<typeof pendingSecrets>;
export type ClientRecord = z.output<typeof clientRecord>;
