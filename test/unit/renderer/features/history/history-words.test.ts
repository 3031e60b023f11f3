import { describe, expect, it } from 'vitest';
import { checkWords } from '../../../../../src/renderer/features/history/history-words.js';
import type { KeptRunView } from '../../../../../src/shared/views/history.js';

const words = (checks: KeptRunView['checks']) => checkWords({ checks } as KeptRunView);

describe('the checks of a kept run in words', () => {
  it('leave out those that do not apply, which would read as checks that do not hold', () => {
    expect(words({ passed: 173, warned: 0, failed: 0, skipped: 15 })).toBe('173 checks hold');
  });

  it('name what wants a look and what failed', () => {
    expect(words({ passed: 1, warned: 1, failed: 2, skipped: 0 })).toBe('1 check holds, 1 wants a look, 2 failed');
    expect(words({ passed: 4, warned: 2, failed: 0, skipped: 0 })).toBe('4 checks hold, 2 want a look');
  });

  it('say that there are none', () => {
    expect(words({ passed: 0, warned: 0, failed: 0, skipped: 0 })).toBe('no checks');
  });
});
