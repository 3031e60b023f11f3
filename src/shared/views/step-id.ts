import { z } from 'zod';
import { STEP_IDS } from '../../core/flow/step-ids.js';

/** The name of a step of a run. */
export const stepId = z.enum(STEP_IDS);
