import { describe, expect, it } from 'vitest';
import { freeName } from '../../../../../src/renderer/features/clients/free-name.js';

describe('the name of a copy', () => {
  it.each([
    ['Clinic', [], 'Clinic copy'],
    ['Clinic', ['Clinic', 'Clinic copy'], 'Clinic copy 2'],
    ['Clinic copy', ['Clinic', 'Clinic copy'], 'Clinic copy 2'],
    ['Clinic copy 2', ['Clinic copy', 'Clinic copy 2'], 'Clinic copy 3'],
    ['copy', [], 'copy copy'],
  ])('of %j beside %j is %j', (name, taken, expected) => {
    expect(freeName(name, taken)).toBe(expected);
  });

  it('fits where names are kept', () => {
    expect(freeName('x'.repeat(200), []).length).toBeLessThanOrEqual(200);
  });
});
