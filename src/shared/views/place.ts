import { z } from 'zod';
import { runOptions } from './run-options.js';
import { stepId } from './step-id.js';

/**
 * Where the window is: nothing of what it shows, and nothing that outlives the console. The names of screens and tabs
 * are the window's own.
 */
export const windowPlace = z.strictObject({
  screen: z.string().max(32),
  tab: z.string().max(32),
  sandboxTab: z.string().max(32),
  /** How the next run goes about it. */
  options: runOptions,
  /** The step that is gone to in each run, by its id; a run without one is followed. */
  steps: z.record(z.string().max(64), stepId).refine((steps) => Object.keys(steps).length <= 64),
});

export type WindowPlace = z.infer<typeof windowPlace>;
