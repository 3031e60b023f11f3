import { EXPORT_FORMATS, type ExportFormatId, formatOfName } from '../../core/export/formats.js';
import { DEFAULT_SEED, MAX_SEED_LENGTH, PRIVACY_LEVELS, type SamplePrivacy } from '../../core/export/privacy.js';
import { readChoice, UsageError } from '../usage.js';

/** The options that say what is exported and how; for `parseArgs`. */
export const EXPORT_OPTIONS = {
  export: { type: 'string' },
  format: { type: 'string' },
  privacy: { type: 'string' },
  seed: { type: 'string' },
} as const;

/** An export that was asked for. */
export interface ExportOptions {
  readonly path: string;
  readonly format: ExportFormatId;
  readonly privacy: SamplePrivacy;
  readonly seed: string;
}

interface Given {
  readonly export?: string;
  readonly format?: string;
  readonly privacy?: string;
  readonly seed?: string;
  readonly reveal?: boolean;
}

/** Reads the export options; undefined where no export is asked for. Throws a UsageError where they do not fit together. */
export function readExportOptions(given: Given): ExportOptions | undefined {
  if (given.export === undefined) {
    const lone = (['format', 'privacy', 'seed'] as const).find((name) => given[name] !== undefined);
    if (lone === undefined) return undefined;
    throw new UsageError(lone, `Expected --${lone} together with --export FILE.`);
  }
  const formats = EXPORT_FORMATS.map(({ id }) => id);
  const levels = PRIVACY_LEVELS.map(({ id }) => id);
  const privacy = readChoice('privacy', given.privacy, levels, given.reveal === true ? 'received' : 'masked');
  if (privacy === 'received' && given.reveal !== true) {
    throw new UsageError(
      'privacy',
      'Expected --reveal together with --privacy received: the file will hold a person’s data in clear.',
    );
  }
  if (given.seed !== undefined && (privacy !== 'synthetic' || given.seed.length > MAX_SEED_LENGTH)) {
    throw new UsageError(
      'seed',
      `Expected --seed, of at most ${MAX_SEED_LENGTH} characters, with --privacy synthetic.`,
    );
  }
  return {
    path: given.export,
    format: readChoice('format', given.format, formats, formatOfName(given.export)),
    privacy,
    seed: given.seed ?? DEFAULT_SEED,
  };
}
