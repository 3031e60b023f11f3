import { z } from 'zod';
import { STEP_IDS } from '../../core/flow/step-ids.js';
import { environmentView, errorView, findingView, moment } from './common.js';
import { maskedText } from './masked-text.js';
import { connectionView, timingView } from './network.js';
import { armedTamper, tamperOutcome } from './tamper.js';

export const stepId = z.enum(STEP_IDS);
const verdict = z.enum(['passed', 'warned', 'failed', 'skipped']);
const stepStatus = z.enum(['pending', 'running', 'waiting', 'passed', 'warned', 'failed', 'skipped']);

export const checkView = z.strictObject({
  id: z.string(),
  status: verdict,
  rule: z.string(),
  expected: maskedText.optional(),
  actual: maskedText.optional(),
  spec: z.string().optional(),
  causes: z.array(z.string()).readonly().optional(),
  remedy: z.string().optional(),
  settings: z
    .array(z.strictObject({ library: z.string(), setting: z.string() }))
    .readonly()
    .optional(),
  sdkAccepts: z.boolean().optional(),
});

const headerView = z.strictObject({ name: z.string(), value: maskedText });

export const exchangeView = z.strictObject({
  purpose: z.string(),
  startedAt: moment,
  request: z.strictObject({
    method: z.string(),
    url: maskedText,
    headers: z.array(headerView).readonly(),
    body: maskedText.optional(),
  }),
  response: z
    .strictObject({
      status: z.number(),
      statusText: z.string(),
      headers: z.array(headerView).readonly(),
      body: maskedText,
      bodyBytes: z.number(),
      truncated: z.boolean(),
    })
    .optional(),
  timing: timingView.optional(),
  connection: connectionView.optional(),
  failure: z.string().optional(),
  /** The request as a cURL command line, secrets as shell variables. */
  curl: z.string(),
});

/** A header parameter or claim, and the characters of its segment that it comes from. */
const memberView = z.strictObject({
  name: z.string(),
  value: maskedText,
  start: z.number(),
  end: z.number(),
  meaning: z.string().optional(),
  spec: z.string().optional(),
  /** Seconds since the epoch. */
  time: z.number().min(-8.6e12).max(8.6e12).optional(),
});

export const anatomyView = z.strictObject({
  title: z.string(),
  kind: z.enum(['jws', 'jwe']),
  segments: z
    .array(
      z.strictObject({
        role: z.enum(['header', 'encrypted-key', 'iv', 'ciphertext', 'payload', 'tag', 'signature']),
        text: maskedText,
        bytes: z.number(),
        decoded: maskedText.optional(),
        note: z.string(),
        members: z.array(memberView).readonly().optional(),
      }),
    )
    .readonly(),
  /** The unwrapped content encryption key in base64url, to be revealed. */
  contentKey: z.strictObject({ text: maskedText, bytes: z.number(), shared: z.boolean() }).optional(),
  scope: z.string().optional(),
  verdict: z.enum(['passed', 'failed']).optional(),
  verdictText: z.string().optional(),
});

const stepView = z.strictObject({
  id: stepId,
  status: stepStatus,
  startedAt: moment.optional(),
  durationMs: z.number().optional(),
  summary: z.string().optional(),
  checks: z.array(checkView).readonly(),
  exchanges: z.array(exchangeView).readonly(),
  facts: z.array(z.strictObject({ label: z.string(), value: maskedText, prose: z.boolean().optional() })).readonly(),
  anatomy: z.array(anatomyView).readonly(),
  error: errorView.optional(),
});

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

/** A decrypted value: shown where it is of low sensitivity, else masked until `ref` is revealed. */
const resultValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('shown'), raw: z.string() }),
  z.strictObject({ kind: z.literal('masked'), ref: z.string(), masked: z.string() }),
]);

export const resultRow = z.strictObject({
  scope: z.string(),
  requested: z.boolean(),
  /** Undefined where the client's registered scopes are not known. */
  allowed: z.boolean().optional(),
  returned: z.boolean(),
  decrypted: z.boolean(),
  value: resultValue.optional(),
  /** How the value was read, in words. */
  readAs: z.string(),
  verdict,
  /** Why there is no value, or why it could not be decrypted. */
  problem: z.string().optional(),
  findings: z.array(findingView).readonly(),
  /** What kind of no value came; undefined where one came, or nothing at all. */
  absence: z.enum(['not-available', 'empty', 'empty-list']).optional(),
});

const resultView = z.strictObject({
  sub: z.string(),
  rows: z.array(resultRow).readonly(),
  coverage: z.strictObject({
    requested: z.number(),
    allowed: z.number().optional(),
    returned: z.number(),
    decrypted: z.number(),
    valid: z.number(),
    notAvailable: z.number(),
  }),
  encryption: z
    .strictObject({
      key: z.string(),
      fields: z.string(),
      blockKeyBits: z.number(),
      variant: z.enum(['A', 'B', 'C', 'D']).optional(),
    })
    .optional(),
});

/** `cancelled` is a run that the user stopped: nothing went wrong. */
const flowStatus = z.enum(['idle', 'running', 'waiting', 'failed', 'cancelled', 'finished']);

/** How the authorization page is answered: by the user in the system browser, or by a sandbox that approves by itself. */
export const approval = z.enum(['browser', 'automatic']);

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
  approval,
  tokenRequest: z.enum(['form', 'json']),
  clientAuthentication: z.enum(['post', 'basic']),
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

export type CheckView = z.infer<typeof checkView>;
export type ExchangeView = z.infer<typeof exchangeView>;
export type MemberView = z.infer<typeof memberView>;
export type AnatomyView = z.infer<typeof anatomyView>;
export type StepView = z.infer<typeof stepView>;
export type WaitingView = z.infer<typeof waitingView>;
export type ResultRow = z.infer<typeof resultRow>;
export type ResultView = z.infer<typeof resultView>;
export type FlowView = z.infer<typeof flowView>;
export type RunTab = z.infer<typeof runTab>;
export type OpenRuns = z.infer<typeof openRuns>;
