import { z } from 'zod';
import { exportPreview, exportPreviewRequest, exportRequest, projectRequest } from '../../views/export.js';
import { done, exportedFile, key, nothing } from './inputs.js';

/** Channels of exports of what a run gave. */
export const exportChannels = {
  /** Asks for a name, then writes a file or a folder; null where it was cancelled. */
  'export.write': { input: exportRequest, output: exportedFile.nullable() },
  /** The requests of a run as an HTTP Archive; null where it was cancelled. `received` must have been confirmed. */
  'export.har': {
    input: z.discriminatedUnion('privacy', [
      z.strictObject({ runId: key, privacy: z.literal('masked') }),
      z.strictObject({ runId: key, privacy: z.literal('received'), confirmed: z.literal(true) }),
    ]),
    output: exportedFile.nullable(),
  },
  'export.preview': { input: exportPreviewRequest, output: exportPreview },
  /** Asks for a folder, then writes a project that logs people in; null where it was cancelled. */
  'export.project': { input: projectRequest, output: exportedFile.nullable() },
  'export.showInFolder': { input: nothing, output: done },
} as const;
