import { z } from 'zod';
import { COMPARED_PARTS } from '../../core/compare/compare-runs.js';
import { keptRunView } from './history.js';

const comparisonRow = z.strictObject({
  where: z.string(),
  name: z.string(),
  entries: z.number(),
  verdict: z.enum(['differs', 'only-left', 'only-right', 'repeated', 'unknown', 'fresh', 'same']),
  left: z.string().optional(),
  right: z.string().optional(),
});

/** Two kept runs side by side. No value of a secret is in it: those that differ say so. */
export const comparisonView = z.strictObject({
  left: keptRunView,
  right: keptRunView,
  parts: z
    .array(
      z.strictObject({
        part: z.enum(COMPARED_PARTS),
        rows: z.array(comparisonRow).readonly(),
        differences: z.number(),
      }),
    )
    .readonly(),
});

export type ComparisonRowView = z.infer<typeof comparisonRow>;
export type ComparisonView = z.infer<typeof comparisonView>;
