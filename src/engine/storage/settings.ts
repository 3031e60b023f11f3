import { z } from 'zod';
import { clientColour } from '../../shared/views/client.js';
import { findingView } from '../../shared/views/common.js';

const environment = z.object({ kind: z.enum(['production', 'staging', 'sandbox', 'custom']), origin: z.string() });

/** Stored as the window is shown it; what other versions add to it is left out. */
const finding = z.object(findingView.shape);

/** A saved client without its secrets, which are in the keychain under `secretsId`. */
const clientRecord = z.object({
  key: z.string(),
  clientId: z.string(),
  name: z.string(),
  /** What it says it is for, as it was registered. */
  purpose: z.string().optional(),
  /** The user's own words. */
  notes: z.string().optional(),
  colour: clientColour.optional(),
  environment,
  allowedScopes: z.array(z.string()).optional(),
  redirectUris: z.array(z.string()),
  selectedScopes: z.array(z.string()),
  redirectUri: z.string(),
  keyBits: z.number(),
  keyFingerprint: z.string(),
  publicKeyPem: z.string(),
  /** Of the secret and the key alone: those of scopes and redirect URIs follow from what is saved. */
  findings: z.array(finding),
  importedAt: z.number(),
  secretsId: z.string(),
  /** Set where the secrets were held in memory, for a session: no keychain has them. */
  sessionOnly: z.boolean().optional(),
});

/** Keychain items being written or removed, by which process and since when; earlier versions noted only the id. */
const pendingSecrets = z.union([
  z.string().transform((id) => ({ id, pid: 0, at: 0, sessionOnly: undefined })),
  z.object({
    id: z.string(),
    pid: z.number(),
    at: z.number(),
    /** Set where they are in the memory of that process alone. */
    sessionOnly: z.boolean().optional(),
  }),
]);

/** How requests get out. The password of the proxy is in the keychain, bound to this proxy and user. */
const network = z.object({
  proxy: z.enum(['system', 'own', 'none']).default('system'),
  own: z.object({ secure: z.boolean(), host: z.string(), port: z.number(), user: z.string().optional() }).optional(),
  /** Certificates are public; they are kept whole, so that a file that moves takes no trust away. */
  certificates: z.array(z.object({ pem: z.string(), fileName: z.string() })).default([]),
  connectTimeoutMs: z.number().optional(),
  timeoutMs: z.number().optional(),
});

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
  /** Off until asked for. */
  history: z
    .object({
      enabled: z.boolean().default(false),
      keepDays: z.number().int().min(1).max(3650).default(30),
      maxMegabytes: z.number().int().min(1).max(10_000).default(200),
      /** Names the keychain item that has the key of new records. */
      keyId: z.string().optional(),
    })
    .prefault({}),
  sandbox: z
    .object({
      persona: z.string().optional(),
      variant: z.enum(['A', 'B', 'C', 'D']).optional(),
      keyEncryption: z.enum(['RSA-OAEP', 'RSA-OAEP-256']).optional(),
      /** The profile of a provider that the sandbox takes after. */
      profile: z.record(z.string(), z.unknown()).optional(),
      port: z.number().optional(),
      /** What was last opened for containers, to begin with the next time; it is never opened by itself. */
      opening: z
        .object({ address: z.string().optional(), allowedHosts: z.array(z.string()), origin: z.string().optional() })
        .optional(),
      /** Keys of clients of other environments that may log in at the sandbox too. */
      servedClients: z.array(z.string()).default([]),
      /** Test people of the user's own. */
      personas: z
        .array(
          z.object({ id: z.string(), name: z.string(), note: z.string(), values: z.record(z.string(), z.string()) }),
        )
        .default([]),
    })
    .prefault({}),
  network: network.prefault({}),
});

export type Settings = z.output<typeof settingsSchema>;
export type PendingSecrets = z.output<typeof pendingSecrets>;
export type ClientRecord = z.output<typeof clientRecord>;
export type StoredNetwork = z.output<typeof network>;
