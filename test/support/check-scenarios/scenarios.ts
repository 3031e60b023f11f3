import type { Check } from '../../../src/core/flow/check.js';
import type { StepId } from '../../../src/core/flow/step-ids.js';
import { discoveryChecks, tokenChecks, userInfoChecks } from './answers.js';
import { blockKeyChecks, decryptChecks, resultChecks } from './data.js';
import { idTokenChecks } from './id-token.js';
import { authorizationChecks, pkceChecks, preflightChecks, redirectChecks } from './request.js';

/** What one step makes of many inputs, good and bad. */
type Scenarios = () => Promise<readonly Check[]>;

/** For each step, the checks of enough runs of it that each check comes to each of its verdicts. */
export const CHECK_SCENARIOS: Readonly<Record<StepId, Scenarios>> = {
  preflight: preflightChecks,
  discovery: discoveryChecks,
  pkce: pkceChecks,
  authorization: authorizationChecks,
  redirect: redirectChecks,
  token: tokenChecks,
  'id-token': idTokenChecks,
  userinfo: userInfoChecks,
  'block-key': blockKeyChecks,
  decrypt: decryptChecks,
  result: resultChecks,
};
