import { describe, expect, it } from 'vitest';
import { artifactsAfterCancel, artifactsBefore, resumeAt } from '../../../../src/core/flow/artifacts.js';
import { initialFlowState } from '../../../../src/core/flow/reducer.js';
import type { FlowState } from '../../../../src/core/flow/state.js';
import { STEP_IDS, type StepId } from '../../../../src/core/flow/step-ids.js';
import { artifactsFor } from '../../../support/flow-bench.js';

const full = artifactsFor('https://api.id.gov.sg', {
  authorizationUrl: 'u',
  idToken: 't',
  refreshToken: 'r',
  fields: [],
});

/** A run whose steps before `step` have passed, and which failed there where asked. */
function stateAt(step: StepId, failed = false): FlowState {
  const position = STEP_IDS.indexOf(step);
  return {
    ...initialFlowState('run'),
    steps: initialFlowState('run').steps.map((one, index) => ({
      ...one,
      status: index < position ? 'passed' : index === position && failed ? 'failed' : 'pending',
    })),
  };
}

describe('artifacts', () => {
  it('keeps only what the steps before one made', () => {
    expect(Object.keys(artifactsBefore(full, 'pkce')).sort()).toEqual(['provider', 'spent']);
    expect(artifactsBefore(full, 'token')).not.toHaveProperty('accessToken');
    expect(artifactsBefore(full, 'token')).toMatchObject({ code: full.code, spent: full.spent });
    expect(artifactsBefore(full, 'result')).toEqual(full);
  });

  it('leaves nothing after a cancel that could answer the request', () => {
    const left = artifactsAfterCancel(full);
    expect(
      Object.entries(left)
        .filter(([, value]) => value !== undefined)
        .map(([name]) => name),
    ).toEqual(['provider']);
  });

  it('goes on with the next step', () => {
    expect(resumeAt(stateAt('token'), full)).toBe('token');
    expect(resumeAt(stateAt('userinfo', true), full)).toBe('userinfo');
    const done = {
      ...stateAt('result'),
      steps: stateAt('result').steps.map((step) => ({ ...step, status: 'passed' as const })),
    };
    expect(resumeAt(done, full)).toBeUndefined();
  });

  it.each([
    ['a code that was sent', 'token', { spent: { state: true, code: true } }],
    ['a state that was answered', 'redirect', { spent: { state: true, code: false } }],
    ['values that a cancel dropped', 'redirect', { pkce: undefined }],
  ] as const)('goes back to PKCE for %s', (_name, step, changes) => {
    expect(resumeAt(stateAt(step, true), { ...full, ...changes })).toBe('pkce');
  });
});
