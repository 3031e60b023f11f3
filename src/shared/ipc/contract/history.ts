import { z } from 'zod';
import { comparisonView } from '../../views/comparison.js';
import { flowView } from '../../views/flow.js';
import { historyLimits, historyView } from '../../views/history.js';
import { exportedFile, key, notes, nothing } from './inputs.js';

/** Channels of kept runs. */
export const historyChannels = {
  'history.describe': { input: nothing, output: historyView },
  /** Turns it on or off; what is kept stays kept. */
  'history.enable': { input: z.strictObject({ enabled: z.boolean() }), output: historyView },
  'history.setLimits': { input: historyLimits, output: historyView },
  'history.annotate': {
    input: z.strictObject({ id: key, pinned: z.boolean().optional(), notes: notes.optional() }),
    output: historyView,
  },
  /** Opens a kept run in a tab, to be looked at. */
  'history.open': { input: z.strictObject({ id: key }), output: flowView },
  'history.compare': { input: z.strictObject({ left: key, right: key }), output: comparisonView },
  'history.remove': { input: z.strictObject({ ids: z.array(key).min(1).max(10_000).readonly() }), output: historyView },
  /** Every run, every file and the key. */
  'history.removeAll': { input: nothing, output: historyView },
  /** A file that cannot be read. */
  'history.removeFile': { input: z.strictObject({ file: z.string().min(1).max(255) }), output: historyView },
  /** Asks for a file name, then writes; null where it was cancelled. `received` must have been confirmed by the user. */
  'history.exportRun': {
    input: z.discriminatedUnion('privacy', [
      z.strictObject({ id: key, privacy: z.literal('sanitised') }),
      z.strictObject({ id: key, privacy: z.literal('received'), confirmed: z.literal(true) }),
    ]),
    output: exportedFile.nullable(),
  },
  /** Opens a file dialog; null where it was cancelled, or the reading stopped. The run is kept under an id of its own. */
  'history.importRun': { input: nothing, output: z.strictObject({ id: key }).nullable() },
  /** Stops reading the file that is being read; nothing of it is kept. */
  'history.stopImport': { input: nothing, output: nothing },
} as const;
