import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConsoleError } from '../../../../src/core/errors.js';
import { initialFlowState, nextRunnableStep, reduceFlow } from '../../../../src/core/flow/reducer.js';
import type { FlowEvent, FlowState } from '../../../../src/core/flow/state.js';
import { STEP_IDS, type StepId } from '../../../../src/core/flow/step-ids.js';
import { failedReport } from '../../../../src/core/flow/step-report.js';

const report = (status: 'passed' | 'warned' | 'failed' | 'skipped') =>
  ({ status, summary: '', checks: [], facts: [], anatomy: [] }) as const;
const waiting = {
  authorizationUrl: 'u',
  redirectUri: 'r',
  listeningOn: [],
  browserRefuses: false,
  opened: false,
  deadline: 1,
  refused: [],
};

function stateAfter(...events: readonly FlowEvent[]): FlowState {
  return events.reduce(reduceFlow, initialFlowState('run'));
}
const started = (step: StepId, at = 0): FlowEvent => ({ type: 'step-started', step, at });
const ended = (step: StepId, status: Parameters<typeof report>[0] = 'passed', at = 5): FlowEvent => ({
  type: 'step-ended',
  step,
  at,
  report: report(status),
});

describe('flow reducer', () => {
  it('takes a step from pending through running to its end', () => {
    expect(stateAfter(started('preflight')).status).toBe('running');
    const state = stateAfter(started('preflight', 10), ended('preflight', 'warned', 12.25));
    expect(state.status).toBe('idle');
    expect(state.steps[0]).toMatchObject({ status: 'warned', durationMs: 2.3 });
    expect(nextRunnableStep(state)).toBe('discovery');
  });

  it('forgets what came after a step that starts again', () => {
    const state = stateAfter(
      started('preflight'),
      ended('preflight'),
      started('discovery'),
      ended('discovery'),
      started('preflight'),
    );
    expect(state.steps.map((step) => step.status).slice(0, 2)).toEqual(['running', 'pending']);
    expect(state.steps[1]?.durationMs).toBeUndefined();
  });

  it('stops at a failure and offers that step again', () => {
    const state = stateAfter(started('preflight'), ended('preflight', 'failed'));
    expect([state.status, nextRunnableStep(state)]).toEqual(['failed', 'preflight']);
  });

  it('is cancelled, and not failed, where its user stopped it; the step can be run again', () => {
    const error = new ConsoleError('transport', 'cancelled', 'Cancelled before the answer came.');
    const report = failedReport(error);
    const state = stateAfter(started('preflight'), { type: 'step-ended', step: 'preflight', at: 200, report });
    expect([state.status, nextRunnableStep(state)]).toEqual(['cancelled', 'preflight']);
  });

  it('is finished by a result that did not fail, and by nothing else', () => {
    expect(stateAfter(started('result'), ended('result', 'warned')).status).toBe('finished');
    expect(stateAfter(started('result'), ended('result', 'failed')).status).toBe('failed');
    expect(stateAfter(started('decrypt'), ended('decrypt')).status).toBe('idle');
  });

  it('shows what is waited for, keeps the newest refusals, and drops all of it at the end', () => {
    const refusals = Array.from(
      { length: 30 },
      (_, index) => ({ type: 'response-refused', reason: `${index}` }) as const,
    );
    const state = stateAfter(started('redirect'), { type: 'waiting', waiting }, ...refusals);
    expect(state.status).toBe('waiting');
    expect(state.waiting?.refused).toHaveLength(20);
    expect(state.waiting?.refused.at(-1)).toBe('29');
    expect(reduceFlow(state, ended('redirect')).waiting).toBeUndefined();
    expect(stateAfter({ type: 'response-refused', reason: 'nobody waits' })).toEqual(initialFlowState('run'));
  });

  it('keeps every step once and in order, whatever happens', () => {
    const step = fc.constantFrom(...STEP_IDS);
    const event: fc.Arbitrary<FlowEvent> = fc.oneof(
      step.map((id) => started(id)),
      fc
        .tuple(step, fc.constantFrom('passed', 'warned', 'failed', 'skipped'))
        .map(([id, status]) => ended(id, status as 'passed')),
      fc.constant({ type: 'waiting', waiting } as const),
      fc.constant({ type: 'reset' } as const),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const state = stateAfter(...events);
        expect(state.steps.map(({ id }) => id)).toEqual([...STEP_IDS]);
        expect(stateAfter(...events, { type: 'reset' })).toEqual(initialFlowState('run'));
      }),
    );
  });
});
