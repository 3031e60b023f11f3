import { z } from 'zod';
import { anatomyView } from './anatomy.js';
import { checkView } from './check.js';
import { errorView, moment } from './common.js';
import { exchangeView } from './exchange.js';
import { maskedText } from './masked-text.js';
import { stepId } from './step-id.js';

/** Something found out, under its label; `prose` is words rather than something off the wire. */
export const fact = z.strictObject({ label: z.string(), value: maskedText, prose: z.boolean().optional() });

const stepStatus = z.enum(['pending', 'running', 'waiting', 'passed', 'warned', 'failed', 'skipped']);

/** One step of a run, and all it found. */
export const stepView = z.strictObject({
  id: stepId,
  status: stepStatus,
  startedAt: moment.optional(),
  durationMs: z.number().optional(),
  summary: z.string().optional(),
  checks: z.array(checkView).readonly(),
  exchanges: z.array(exchangeView).readonly(),
  facts: z.array(fact).readonly(),
  anatomy: z.array(anatomyView).readonly(),
  error: errorView.optional(),
});

export type StepView = z.infer<typeof stepView>;
