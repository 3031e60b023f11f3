import { z } from 'zod';
import { environmentView, findingView } from './common.js';

/** Whether a secret can be read from where it is kept. */
const secretPresence = z.enum(['present', 'missing', 'locked', 'session-only']);

/** A saved client as the window knows it: everything but its secrets. */
export const clientView = z.strictObject({
  /** The console's own key of this client; `clientId` is not unique across environments. */
  key: z.string(),
  clientId: z.string(),
  name: z.string(),
  environment: environmentView,
  /** Scopes registered at the portal, as the credentials file listed them; undefined where it listed none. */
  allowedScopes: z.array(z.string()).readonly().optional(),
  redirectUris: z.array(z.string()).readonly(),
  /** What the next run asks for. */
  selectedScopes: z.array(z.string()).readonly(),
  redirectUri: z.string(),
  keyBits: z.number(),
  /** SHA-256 of the public key's SPKI, lower-case hex. */
  keyFingerprint: z.string(),
  secrets: secretPresence,
  findings: z.array(findingView).readonly(),
  importedAt: z.number(),
});

/** What an import would save, shown before anything is saved. Its secrets stay in main, under `previewId`. */
export const importPreview = z.strictObject({
  previewId: z.string(),
  fileName: z.string().optional(),
  format: z.enum(['json', 'env']),
  clientId: z.string().optional(),
  secretLength: z.number().optional(),
  keyBits: z.number().optional(),
  keyFingerprint: z.string().optional(),
  allowedScopes: z.array(z.string()).readonly().optional(),
  redirectUris: z.array(z.string()).readonly(),
  findings: z.array(findingView).readonly(),
  /** False while a finding of severity `error` stands. */
  importable: z.boolean(),
  /** Defaults for what the file may not hold. */
  suggested: z.strictObject({ name: z.string(), environment: environmentView, redirectUri: z.string() }),
  /** Saved clients with the same client id: one of the same environment is updated by an import. */
  saved: z.array(z.strictObject({ name: z.string(), environment: environmentView })).readonly(),
});

export type ClientView = z.infer<typeof clientView>;
export type ImportPreview = z.infer<typeof importPreview>;
