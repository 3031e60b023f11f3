import { describe, expect, it } from 'vitest';
import { writeResult } from '../../../src/cli/output/result-lines.js';
import { createTerminal } from '../../../src/cli/output/terminal.js';
import { ConsoleError } from '../../../src/core/errors.js';
import { judge, skip } from '../../../src/core/flow/check.js';
import { initialFlowState, reduceFlow } from '../../../src/core/flow/reducer.js';
import type { StepId } from '../../../src/core/flow/step-ids.js';
import { failedReport, stepReport } from '../../../src/core/flow/step-report.js';
import { runRequest } from '../../support/flow-bench.js';

const rule = { id: 'iss', rule: 'a holds' } as const;

/** The last line of a run in which `step` ended as `report` says. */
function verdictOf(step: StepId, report: Parameters<typeof reduceFlow>[1] & { type: 'step-ended' }): string {
  let text = '';
  const terminal = createTerminal({ write: (more) => (text += more) }, {});
  const before = [judge(true, rule, {}), skip({ ...rule, id: 'aud' })];
  const events = [
    { type: 'step-started', step: 'preflight', at: 0 },
    { type: 'step-ended', step: 'preflight', at: 1, report: stepReport(before, '') },
    { type: 'step-started', step, at: 2 },
    report,
  ] as const;
  const state = events.reduce(reduceFlow, initialFlowState('run'));
  writeResult(terminal, { state, artifacts: {}, request: runRequest('https://api.id.gov.sg') }, false);
  return text.trim().split('\n').at(-1) ?? '';
}

const ended = (step: StepId, report: ReturnType<typeof stepReport>) =>
  verdictOf(step, { type: 'step-ended', step, at: 3, report });

describe('the verdict of a run', () => {
  it('counts a step that an error ended, beside the checks that failed', () => {
    const error = new ConsoleError('transport', 'transport-dns', 'It broke.');
    expect(ended('discovery', failedReport(error))).toBe(
      '✕ Failed at Discovery. 1 check passed, 0 want a look, 1 failed, 1 had nothing to hold.',
    );
  });

  it('counts a failed check once, though its step failed with it', () => {
    const error = new ConsoleError('crypto', 'jwe-x', 'It broke.').toView();
    expect(ended('block-key', stepReport([judge(false, rule, {})], '', { error }))).toContain(' 1 failed, ');
  });

  it('says that a run was cancelled', () => {
    const error = new ConsoleError('transport', 'cancelled', 'Cancelled before the answer came.');
    expect(ended('redirect', failedReport(error))).toBe(
      '– Cancelled at Redirect. 1 check passed, 0 want a look, 0 failed, 1 had nothing to hold.',
    );
  });
});
