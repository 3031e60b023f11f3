import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../../src/core/credentials/near-text.js';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['name', 'name', 0],
    ['name', 'nmae', 1],
    ['name', 'nam', 1],
    ['name', 'names', 1],
    ['name', 'nome', 1],
    ['name', 'man', 3],
    ['name', 'email', 4],
    ['name', 'a longer text', 4],
  ])('from %j to %j it is %i, both ways', (one, other, distance) => {
    expect(editDistance(one, other, 3)).toBe(distance);
    expect(editDistance(other, one, 3)).toBe(distance);
  });
});
