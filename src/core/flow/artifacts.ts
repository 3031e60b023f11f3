import { nextRunnableStep } from './reducer.js';
import type { RunArtifacts } from './run.js';
import type { FlowState } from './state.js';
import { STEP_IDS, type StepId } from './step-ids.js';

/** Which step makes which artifact. `spent` belongs to no single step: it outlives what it is about. */
const MADE_BY: Readonly<Record<Exclude<keyof RunArtifacts, 'spent'>, StepId>> = {
  provider: 'discovery',
  pkce: 'pkce',
  state: 'pkce',
  nonce: 'pkce',
  authorizationUrl: 'authorization',
  code: 'redirect',
  accessToken: 'token',
  idToken: 'token',
  refreshToken: 'token',
  clockSkewMs: 'token',
  jwks: 'id-token',
  sub: 'id-token',
  userInfoResponse: 'userinfo',
  blockKey: 'block-key',
  fields: 'decrypt',
};

/** What is left when a step starts again: only what the steps before it made. */
export function artifactsBefore(artifacts: RunArtifacts, step: StepId): RunArtifacts {
  const kept = Object.entries(artifacts).filter(([name]) => {
    const maker = MADE_BY[name as keyof typeof MADE_BY] as StepId | undefined;
    return maker === undefined || STEP_IDS.indexOf(maker) < STEP_IDS.indexOf(step);
  });
  return Object.fromEntries(kept);
}

/** What is left of a cancelled run: nothing that could answer its authorization request (state, nonce, verifier, code). */
export function artifactsAfterCancel(artifacts: RunArtifacts): RunArtifacts {
  return artifactsBefore({ ...artifacts, spent: undefined }, 'pkce');
}

/**
 * The step that a run goes on with: the first that has not ended well, but never one that would reuse what serves once.
 *
 * A code or a state that was spent, or values that a cancel dropped, lead back to PKCE; RFC 6749 4.1.2 and 10.12.
 */
export function resumeAt(state: FlowState, artifacts: RunArtifacts): StepId | undefined {
  const next = nextRunnableStep(state);
  if (next === undefined) return undefined;
  const position = STEP_IDS.indexOf(next);
  const afterPkce = position > STEP_IDS.indexOf('pkce') && position <= STEP_IDS.indexOf('userinfo');
  if (afterPkce && artifacts.pkce === undefined) return 'pkce';
  if (next === 'redirect' && artifacts.spent?.state === true) return 'pkce';
  return next === 'token' && artifacts.spent?.code === true ? 'pkce' : next;
}
