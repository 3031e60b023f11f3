import { z } from 'zod';
import { MAX_HISTORY_MEGABYTES, MAX_KEEP_DAYS } from '../limits.js';
import { environmentView, errorView, moment } from './common.js';
import { stepId } from './step-id.js';

/** Limits of what is kept: days since a run was kept, and megabytes in all. */
export const historyLimits = z.strictObject({
  keepDays: z.number().int().min(1).max(MAX_KEEP_DAYS),
  maxMegabytes: z.number().int().min(1).max(MAX_HISTORY_MEGABYTES),
});

/** One kept run, as the list shows it. */
export const keptRunView = z.strictObject({
  id: z.string(),
  /** Milliseconds since the epoch. */
  keptAt: moment,
  startedAt: moment,
  clientName: z.string(),
  clientId: z.string(),
  environment: environmentView,
  scopes: z.array(z.string()).readonly(),
  /** `stopped`: it was left before its end. */
  outcome: z.enum(['passed', 'warned', 'failed', 'stopped']),
  /** The step that failed, or the next one of a run that was left. */
  step: stepId.optional(),
  checks: z.strictObject({ passed: z.number(), warned: z.number(), failed: z.number(), skipped: z.number() }),
  sub: z.string().optional(),
  /** What was changed in it on purpose; undefined where an earlier version kept it, and did not note it. */
  tampered: z.array(z.string()).readonly().optional(),
  pinned: z.boolean(),
  notes: z.string(),
  origin: z.enum(['run', 'file']),
  /** `sanitised`: it came from a file without tokens and values. */
  privacy: z.enum(['received', 'sanitised']),
  bytes: z.number(),
  /** When it is removed by itself; undefined for one that is pinned. */
  expiresAt: moment.optional(),
});

/** A file in the history's folder that cannot be read, and why. It is never removed by itself. */
export const historyProblem = z.strictObject({
  file: z.string(),
  kind: z.enum(['damaged', 'foreign', 'newer', 'renamed', 'key-missing', 'unreadable']),
  bytes: z.number(),
});

/** What is kept, where, and what became of what could not be. */
export const historyView = z.strictObject({
  enabled: z.boolean(),
  /** `memory`: there is no keychain for the key, so runs are kept until the console is closed and never on disk. */
  where: z.enum(['keychain', 'memory']),
  keychain: z.string(),
  folder: z.string(),
  limits: historyLimits,
  bytes: z.number(),
  /** Newest first. */
  runs: z.array(keptRunView).readonly(),
  problems: z.array(historyProblem).readonly(),
  /** Why nothing kept on disk can be read now: a locked keychain, a folder that cannot be opened. */
  failure: errorView.optional(),
  /** What became of runs that could not be kept as asked, newest last. */
  notices: z.array(z.string()).readonly(),
});

export type HistoryLimits = z.infer<typeof historyLimits>;
export type KeptRunView = z.infer<typeof keptRunView>;
export type HistoryProblem = z.infer<typeof historyProblem>;
export type HistoryView = z.infer<typeof historyView>;
