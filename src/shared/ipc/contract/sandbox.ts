import { z } from 'zod';
import { MAX_NAME, MAX_NEW_REDIRECT_URIS } from '../../limits.js';
import { encryptionVariant, keyEncryption } from '../../views/encryption.js';
import { flowView } from '../../views/flow.js';
import { personaCheckView, personaRecordView } from '../../views/persona.js';
import { approval } from '../../views/run-options.js';
import { sandboxOpening, sandboxRequestDetail, sandboxView } from '../../views/sandbox.js';
import { clientName, exportedFile, key, nothing, text } from './inputs.js';

/** Channels of the embedded provider. */
export const sandboxChannels = {
  'sandbox.describe': { input: nothing, output: sandboxView },
  'sandbox.start': {
    input: z.strictObject({ port: z.number().int().min(0).max(65_535).optional() }),
    output: sandboxView,
  },
  /** Opens it for containers, on the port where it is, until it is stopped; null goes back to loopback alone. */
  'sandbox.open': { input: z.strictObject({ opening: sandboxOpening.nullable() }), output: sandboxView },
  'sandbox.stop': { input: nothing, output: sandboxView },
  'sandbox.choosePersona': { input: z.strictObject({ persona: key }), output: sandboxView },
  /** For one request, or until it is switched off; for every client, or for one by its `client_id`. */
  'sandbox.armFault': {
    input: z.strictObject({ fault: key, arming: z.enum(['off', 'once', 'on']), clientId: text.min(1).optional() }),
    output: sandboxView,
  },
  /** Answers every login at once, without a page, as scripts need it. */
  'sandbox.setAutoApprove': { input: z.strictObject({ on: z.boolean() }), output: sandboxView },
  'sandbox.chooseVariant': { input: z.strictObject({ variant: encryptionVariant }), output: sandboxView },
  /** Null encrypts block keys as the variant has it. */
  'sandbox.chooseKeyEncryption': {
    input: z.strictObject({ algorithm: keyEncryption.nullable() }),
    output: sandboxView,
  },
  /** Signs with a new key from now on; the old ones stay in the JWKS or are dropped. */
  'sandbox.rotateKeys': { input: z.strictObject({ old: z.enum(['keep', 'drop']) }), output: sandboxView },
  /** Lets a saved client of another environment log in here too, or no longer. */
  'sandbox.serveClient': { input: z.strictObject({ key, served: z.boolean() }), output: sandboxView },
  /** Makes a client, as the portal would, and saves it. */
  'sandbox.createClient': {
    input: z.strictObject({
      name: clientName,
      purpose: z.string().trim().max(MAX_NAME),
      redirectUris: z.array(text.min(1)).min(1).max(MAX_NEW_REDIRECT_URIS).readonly(),
      outsidePublicService: z.boolean(),
    }),
    output: sandboxView,
  },
  /** Asks for a file name, then writes a sandbox client's credentials as the portal gives them, in clear; null where it was cancelled. */
  'sandbox.saveCredentials': { input: z.strictObject({ key }), output: exportedFile.nullable() },
  'sandbox.readPersona': { input: z.strictObject({ id: key }), output: personaRecordView },
  /** What would be sent of a persona today; refused where it could not be saved. */
  'sandbox.checkPersona': { input: z.strictObject({ persona: personaRecordView }), output: personaCheckView },
  /** In the place of another one, or as a new one. */
  'sandbox.savePersona': {
    input: z.strictObject({ persona: personaRecordView, replaces: key.nullable() }),
    output: sandboxView,
  },
  /** One of the user's own; a built-in one that it stood in for comes back. */
  'sandbox.removePersona': { input: z.strictObject({ id: key }), output: sandboxView },
  /** Opens a file dialog; null where it was cancelled. */
  'sandbox.importPersonas': { input: nothing, output: sandboxView.nullable() },
  /** Asks for a file name, then writes the personas as JSON; null where it was cancelled. */
  'sandbox.exportPersonas': {
    input: z.strictObject({ ids: z.array(key).min(1).max(500).readonly() }),
    output: exportedFile.nullable(),
  },
  'sandbox.readRequest': { input: z.strictObject({ id: z.number().int() }), output: sandboxRequestDetail },
  'sandbox.clearRequests': { input: nothing, output: sandboxView },
  /** Starts the sandbox, makes its demo client where there is none, and runs the whole flow with it. */
  'sandbox.runDemo': { input: z.strictObject({ approval }), output: flowView },
} as const;
