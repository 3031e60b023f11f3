import { z } from 'zod';
import { EXPORT_FORMATS, type ExportFormatId } from '../../core/export/formats.js';
import { MAX_SEED_LENGTH } from '../../core/export/privacy.js';
import {
  PROJECT_LAYOUTS,
  PROJECT_TARGETS,
  type ProjectLayout,
  type ProjectTarget,
} from '../../core/project-code/options.js';
import { MAX_EXPORTED_RUNS } from '../limits.js';

const id = z.string().min(1).max(128);

/** A run that is open in a tab, by its run id, or one that was kept, by the id of its record. */
const runToExport = z.strictObject({ from: z.enum(['tabs', 'history']), id });

/** Whose data is exported: that of runs, or of one or all of the people of the sandbox. */
const exportSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('runs'), runs: z.array(runToExport).min(1).max(MAX_EXPORTED_RUNS).readonly() }),
  z.strictObject({ kind: z.literal('persona'), persona: id }),
  z.strictObject({ kind: z.literal('personas') }),
]);

/** Derived from the list of formats, which is not empty. */
const formatIds = EXPORT_FORMATS.map((format) => format.id) as [ExportFormatId, ...ExportFormatId[]];

const what = {
  source: exportSource,
  format: z.enum(formatIds),
  /** What synthetic values grow from. */
  seed: z.string().max(MAX_SEED_LENGTH).optional(),
};

/** Values as received are never previewed: the window sees them one by one, as the user reveals them. */
export const exportPreviewRequest = z.strictObject({ ...what, privacy: z.enum(['masked', 'synthetic']) });

/** `received` must have been confirmed by the user. */
export const exportRequest = z.discriminatedUnion('privacy', [
  z.strictObject({ ...what, privacy: z.literal('masked') }),
  z.strictObject({ ...what, privacy: z.literal('synthetic') }),
  z.strictObject({ ...what, privacy: z.literal('received'), confirmed: z.literal(true) }),
]);

const text = z.string().max(4_000);
const targetIds = PROJECT_TARGETS.map((target) => target.id) as [ProjectTarget, ...ProjectTarget[]];
const layoutIds = PROJECT_LAYOUTS.map((layout) => layout.id) as [ProjectLayout, ...ProjectLayout[]];

/** What the code of a project is made from; main makes it again rather than write what it is handed. */
export const projectRequest = z.strictObject({
  target: z.enum(targetIds),
  layout: z.enum(layoutIds),
  clientId: text,
  scopes: z.array(text).max(1_000).readonly(),
  redirectUri: text,
  origin: text,
  frontendOrigin: text.optional(),
});

/** What an export would write; of fixtures, whose keys are made as they are written, what the folder says of itself. */
export const exportPreview = z.strictObject({
  fileName: z.string(),
  text: z.string(),
  /** The text is only the beginning. */
  cut: z.boolean(),
  /** The files of a folder. */
  files: z.array(z.string()).readonly().optional(),
});

export type RunToExport = z.infer<typeof runToExport>;
export type ExportSource = z.infer<typeof exportSource>;
export type ExportPreview = z.infer<typeof exportPreview>;
