import type { FlowStep } from './run.js';
import { STEP_IDS, type StepId } from './step-ids.js';
import { authorizationStep } from './steps/authorization.js';
import { blockKeyStep } from './steps/block-key.js';
import { decryptStep } from './steps/decrypt.js';
import { discoveryStep } from './steps/discovery.js';
import { idTokenStep } from './steps/id-token.js';
import { pkceStep } from './steps/pkce.js';
import { preflightStep } from './steps/preflight.js';
import { redirectStep } from './steps/redirect.js';
import { resultStep } from './steps/result.js';
import { tokenStep } from './steps/token.js';
import { userInfoStep } from './steps/userinfo.js';

/** Every step by its id. */
export const FLOW_STEPS: Readonly<Record<StepId, FlowStep>> = {
  preflight: preflightStep,
  discovery: discoveryStep,
  pkce: pkceStep,
  authorization: authorizationStep,
  redirect: redirectStep,
  token: tokenStep,
  'id-token': idTokenStep,
  userinfo: userInfoStep,
  'block-key': blockKeyStep,
  decrypt: decryptStep,
  result: resultStep,
};

/** The steps in order. */
export const ORDERED_STEPS: readonly FlowStep[] = STEP_IDS.map((id) => FLOW_STEPS[id]);
