import { describe, expect, it } from 'vitest';
import { formatDuration, writeStep } from '../../../src/cli/output/step-lines.js';
import { createTerminal } from '../../../src/cli/output/terminal.js';
import type { StepState } from '../../../src/core/flow/state.js';

function collected(isTTY: boolean, env: NodeJS.ProcessEnv = {}) {
  let text = '';
  const terminal = createTerminal(
    {
      isTTY,
      write: (part) => {
        text += part;
      },
    },
    env,
  );
  return { terminal, text: () => text };
}

describe('terminal', () => {
  it('has colours only where somebody looks and wants them', () => {
    expect(collected(true).terminal.paint('red', 'x')).toBe('\u001b[31mx\u001b[39m');
    expect(collected(false).terminal.paint('red', 'x')).toBe('x');
    expect(collected(true, { NO_COLOR: '1' }).terminal.paint('red', 'x')).toBe('x');
    expect(collected(true, { TERM: 'dumb' }).terminal.paint('red', 'x')).toBe('x');
  });

  it('J19 spells out escapes that came from outside', () => {
    const { terminal } = collected(true);
    expect(terminal.plain('\u001b[2J\u202Eevil')).toBe('⟨U+001B⟩[2J⟨U+202E⟩evil');
    expect(terminal.paint('dim', '\u001b]0;title\u0007')).toContain('⟨U+001B⟩]0;title⟨U+0007⟩');
  });

  it('writes a step with what does not hold, and counts the fields that do', () => {
    const { terminal, text } = collected(false);
    const step: StepState = {
      id: 'decrypt',
      status: 'warned',
      durationMs: 12,
      summary: 'secret-summary',
      checks: [
        { id: 'decrypt:a', status: 'passed', rule: 'a decrypts' },
        { id: 'decrypt:b', status: 'passed', rule: 'b decrypts' },
        {
          id: 'decrypt:c',
          status: 'failed',
          rule: 'c decrypts',
          expected: 'yes',
          actual: 'no',
          causes: ['why'],
          remedy: 'do',
        },
        { id: 'iv-once', status: 'skipped', rule: 'iv once', actual: 'nothing' },
      ],
      exchanges: [],
      facts: [],
      anatomy: [],
    };
    writeStep(terminal, step, (words) => words.replace('secret', '‹s›'));
    expect(text().split('\n')).toEqual([
      '! 10 Decrypt fields            12 ms  ‹s›-summary',
      '     ✕ c decrypts',
      '         expected yes',
      '         came     no',
      '         likely   why',
      '         → do',
      '     – iv once: nothing',
      '     ✓ 2 values decrypt',
      '',
      '',
    ]);
  });

  it('gives durations for people', () => {
    expect([0.04, 9.96, 45.4, 999, 8_420].map(formatDuration)).toEqual([
      '0.0 ms',
      '10.0 ms',
      '45 ms',
      '999 ms',
      '8.4 s',
    ]);
  });
});
