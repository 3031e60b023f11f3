import { z } from 'zod';
import { inspectionView } from '../../views/inspector.js';
import { otherClients } from '../../views/other-clients.js';
import { done, key, nothing } from './inputs.js';

/** Channels of the inspector. */
export const inspectorChannels = {
  /** Main reads the clipboard and files itself: the window gets what may be seen of them. */
  'inspector.openClipboard': { input: nothing, output: inspectionView },
  'inspector.openFile': { input: z.strictObject({ path: z.string().min(1).max(4096) }), output: inspectionView },
  /** Opens a file dialog; null where it was cancelled. */
  'inspector.openDialog': { input: nothing, output: inspectionView.nullable() },
  /** One request of a HAR. */
  'inspector.openEntry': {
    input: z.strictObject({ inspectionId: key, index: z.number().int().min(0).max(1_000_000) }),
    output: inspectionView,
  },
  /** Verifies, decrypts or compares with a saved client. */
  'inspector.useClient': { input: z.strictObject({ inspectionId: key, clientKey: key }), output: inspectionView },
  /** Verifies a signed token with a JWKS that main takes from the clipboard or a dialog; null where that was cancelled. */
  'inspector.useJwks': {
    input: z.strictObject({
      inspectionId: key,
      from: z.enum(['clipboard', 'dialog']),
      /** Whose token it should be; left out where no client is saved. */
      clientKey: key.optional(),
    }),
    output: inspectionView.nullable(),
  },
  /** Whether another saved client's key opens what the client that was used cannot. */
  'inspector.tryOtherClients': { input: z.strictObject({ inspectionId: key }), output: otherClients },
  'inspector.discard': { input: z.strictObject({ inspectionId: key }), output: done },
} as const;
