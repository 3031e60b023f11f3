import { z } from 'zod';
import { environmentView, errorView, moment } from './common.js';
import { resultView } from './result.js';
import { runOptions } from './run-options.js';
import { stepView } from './step.js';
import { stepId } from './step-id.js';
import { armedTamper, tamperOutcome } from './tamper.js';

/** A run that waits for the redirect. */
const waitingView = z.strictObject({
  authorizationUrl: z.string(),
  redirectUri: z.string(),
  listeningOn: z.array(z.string()).readonly(),
  listenFailure: errorView.optional(),
  /** Browsers refuse the redirect URI's port. */
  browserRefuses: z.boolean(),
  /** The page was handed to a browser. */
  opened: z.boolean(),
  deadline: moment,
  refused: z.array(z.string()).readonly(),
});

/** `cancelled` is a run that the user stopped: nothing went wrong. */
const flowStatus = z.enum(['idle', 'running', 'waiting', 'failed', 'cancelled', 'finished']);

/** A run as the window draws it. */
export const flowView = z.strictObject({
  runId: z.string(),
  /** Counts the console's runs since it started. */
  number: z.number(),
  startedAt: moment,
  clientKey: z.string(),
  clientName: z.string(),
  environment: environmentView,
  scopes: z.array(z.string()).readonly(),
  redirectUri: z.string(),
  ...runOptions.shape,
  status: flowStatus,
  nextStep: stepId.optional(),
  steps: z.array(stepView).readonly(),
  waiting: waitingView.optional(),
  result: resultView.optional(),
  /** Set where the run is looked at and not run: it was kept, whole or without its secrets and values. */
  kept: z.strictObject({ keptAt: moment, privacy: z.enum(['received', 'sanitised']) }).optional(),
  /** Changes that are to be made on purpose. */
  armed: z.array(armedTamper).readonly(),
  /** Changes that were made on purpose, and whether they were noticed. */
  tampers: z.array(tamperOutcome).readonly(),
});

/** A run as its tab shows it. */
const runTab = z.strictObject({
  runId: z.string(),
  number: z.number(),
  startedAt: moment,
  clientKey: z.string(),
  clientName: z.string(),
  environment: environmentView,
  status: flowStatus,
  /** False before its first step. */
  started: z.boolean(),
  /** The worst that its steps came to so far. */
  verdict: z.enum(['passed', 'warned', 'failed']),
  /** How many of its steps have ended. */
  ended: z.number(),
  /** It was kept, and is only looked at. */
  kept: z.boolean(),
  /** Whether it has decrypted values to be exported. */
  hasValues: z.boolean(),
  /** Whether anything of it was changed on purpose, or is going to be. */
  tamper: z.enum(['none', 'armed', 'made']),
});

/** The runs that are open, in the order they were made, and the one that is shown. */
export const openRuns = z.strictObject({
  tabs: z.array(runTab).readonly(),
  /** Undefined while a new run is being chosen. */
  shown: z.string().optional(),
});

export type WaitingView = z.infer<typeof waitingView>;
export type FlowView = z.infer<typeof flowView>;
export type RunTab = z.infer<typeof runTab>;
export type OpenRuns = z.infer<typeof openRuns>;
