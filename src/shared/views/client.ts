import { z } from 'zod';
import { CLIENT_COLOURS } from '../client-colours.js';
import { MAX_CLIENT_ID } from '../limits.js';
import { environmentView, errorView, findingView, sdkOutcome } from './common.js';

/** Whether a secret can be read from where it is kept. */
export const secretPresence = z.enum(['present', 'missing', 'locked', 'session-only']);

/** The colour of a client. */
export const clientColour = z.enum(CLIENT_COLOURS);

/** A saved client as the window knows it: everything but its secrets, and but whether they can be read. */
export const clientView = z.strictObject({
  /** The console's own key of this client; `clientId` is not unique across environments, nor after a duplication. */
  key: z.string(),
  clientId: z.string(),
  name: z.string(),
  /** The user's own words; empty for none. */
  notes: z.string(),
  colour: clientColour.optional(),
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
  /** Of the import, for its secret and key; of what is saved now, for its scopes and redirect URIs. */
  findings: z.array(findingView).readonly(),
  importedAt: z.number(),
});

/** Whether the secrets of one client can be read now. */
export const clientPresence = z.strictObject({ key: z.string(), secrets: secretPresence });

/** One difference between a saved client and what an import would make of it. The values of secrets never cross. */
export const clientChange = z.strictObject({
  part: z.enum(['clientId', 'clientSecret', 'privateKey', 'allowedScopes', 'redirectUris']),
  /** `unknown` where the saved secret cannot be read now. What stays as it is, is not listed. */
  change: z.enum(['changed', 'added', 'removed', 'unknown']),
  /** For a list, what goes and what comes; for a key, its fingerprints; for a secret, nothing. */
  removed: z.array(z.string()).readonly().optional(),
  added: z.array(z.string()).readonly().optional(),
});

/** The private key that was read. */
const keyView = z.strictObject({
  bits: z.number(),
  /** SHA-256 of the public key's SPKI, lower-case hex. */
  fingerprint: z.string(),
  form: z.enum(['pkcs8', 'pkcs1']),
  /** What each official SDK does with the key as it stood in the file. */
  sdks: z.array(sdkOutcome).readonly(),
});

/** What an import would save, shown before anything is saved. Its secrets stay in main, under `previewId`. */
export const importPreview = z.strictObject({
  previewId: z.string(),
  /** Where it was read from, in order; empty for a client that is put together by hand. */
  sources: z
    .array(z.strictObject({ kind: z.enum(['file', 'clipboard', 'saved']), name: z.string().optional() }))
    .readonly(),
  format: z.enum(['json', 'env', 'pieces']),
  clientId: z.string().optional(),
  secretLength: z.number().optional(),
  key: keyView.optional(),
  allowedScopes: z.array(z.string()).readonly().optional(),
  redirectUris: z.array(z.string()).readonly(),
  findings: z.array(findingView).readonly(),
  /** False while a finding of severity `error` stands. */
  importable: z.boolean(),
  /** Defaults for what the file may not hold. */
  suggested: z.strictObject({
    name: z.string(),
    environment: environmentView,
    redirectUri: z.string(),
    notes: z.string(),
    colour: clientColour.optional(),
  }),
  /** Saved clients with the same client id, each with what an import into it changes. */
  saved: z
    .array(
      z.strictObject({
        key: z.string(),
        name: z.string(),
        environment: environmentView,
        changes: z.array(clientChange).readonly(),
      }),
    )
    .readonly(),
  /** The saved client that this can only update, where its secret or key is being replaced. */
  updates: z.string().optional(),
});

/** Something that could not be read or saved, and why. */
const refusedSource = z.strictObject({ name: z.string(), error: errorView });

/** What came of opening one or more files: a preview a client, and what has to be unlocked or could not be read. */
export const openedSources = z.strictObject({
  previews: z.array(importPreview).readonly(),
  /** Files encrypted with a passphrase. */
  locked: z.array(z.strictObject({ lockedId: z.string(), name: z.string() })).readonly(),
  refused: z.array(refusedSource).readonly(),
});

/** A part of the credentials that can be given or replaced alone. */
export const credentialsPiece = z.enum(['clientId', 'clientSecret', 'privateKey']);

/** Where main takes a piece from, so that no secret passes through the window; `text` serves the client id alone. */
export const pieceSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('clipboard') }),
  z.strictObject({ kind: z.literal('dialog') }),
  z.strictObject({ kind: z.literal('file'), path: z.string().min(1).max(4096) }),
  z.strictObject({ kind: z.literal('text'), text: z.string().max(MAX_CLIENT_ID) }),
]);

/** Whether an import updates a saved client or is saved beside it; without one it updates the same client, if any. */
export const importTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('update'), key: z.string() }),
  z.strictObject({ kind: z.literal('beside') }),
]);

/** What was saved, and the files in clear that it was read from, which may now go to the trash. */
export const importDone = z.strictObject({
  importId: z.string(),
  clients: z.array(clientView).readonly(),
  refused: z.array(refusedSource).readonly(),
  plaintextFiles: z.array(z.string()).readonly(),
});

export type ClientView = z.infer<typeof clientView>;
export type ClientPresence = z.infer<typeof clientPresence>;
export type SecretPresence = z.infer<typeof secretPresence>;
export type ClientChange = z.infer<typeof clientChange>;
export type ImportPreview = z.infer<typeof importPreview>;
export type OpenedSources = z.infer<typeof openedSources>;
export type CredentialsPiece = z.infer<typeof credentialsPiece>;
export type PieceSource = z.infer<typeof pieceSource>;
export type ImportTarget = z.infer<typeof importTarget>;
export type ImportDone = z.infer<typeof importDone>;
