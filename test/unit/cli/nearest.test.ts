import { describe, expect, it } from 'vitest';
import { checkFaults, faultsHelp } from '../../../src/cli/faults.js';
import { didYouMean, nearest } from '../../../src/cli/nearest.js';
import { readChoice } from '../../../src/cli/usage.js';
import { FAULTS } from '../../../src/sandbox/faults/faults.js';

/** The hint of the error that something throws. */
function hintOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error instanceof Error && 'hint' in error ? error.hint : undefined;
  }
  throw new Error('Nothing was thrown.');
}

describe('the nearest words', () => {
  it('are those with few slips, the fewest first, then those that have it in them', () => {
    const words = ['csv', 'json', 'json-schema', 'ndjson', 'env'];
    expect(nearest('jsonn', words)).toEqual(['json']);
    expect(nearest('json', words)).toEqual(['json', 'ndjson', 'json-schema']);
    expect(nearest('CVS', words)).toEqual(['csv']);
    expect(nearest('zebra', words)).toEqual([]);
    expect(nearest('', words)).toEqual([]);
    expect(nearest('x'.repeat(10_000), words)).toEqual([]);
  });

  it('are asked about in a sentence, or not at all', () => {
    expect(didYouMean('jsonn', ['json'])).toBe('Did you mean json?');
    expect(didYouMean('wrong', ['a.wrong', 'b.wrong', 'c.wrong', 'd.wrong'])).toBe(
      'Did you mean a.wrong, b.wrong or c.wrong?',
    );
    expect(didYouMean('zebra', ['json'])).toBeUndefined();
  });

  it('are what an option of few words hints at', () => {
    const read = () => readChoice('format', 'cvs', ['csv', 'json'], 'json');
    expect(read).toThrow('Expected --format to be csv or json.');
    expect(hintOf(read)).toBe('Did you mean csv?');
  });
});

describe('the faults that the command line takes', () => {
  it('are those of the sandbox; of others the nearest are named, and where the list is, and no hundred ids', () => {
    checkFaults(FAULTS.map(({ id }) => id));
    const hint = hintOf(() => checkFaults(['redirect.state-wrogn']));
    expect(hint).toBe('Did you mean redirect.state-wrong? sgid-console help faults lists them all.');
    expect(hintOf(() => checkFaults(['zebra']))).toBe('sgid-console help faults lists them all.');
    expect(String(hintOf(() => checkFaults(['WRONG']))).length).toBeLessThan(160);
  });

  it('are all in their list, each with what it is', () => {
    const lines = faultsHelp().split('\n');
    for (const { id, title } of FAULTS) {
      expect(lines.filter((line) => line.trim().startsWith(`${id} `))).toEqual([expect.stringContaining(title)]);
    }
  });
});
