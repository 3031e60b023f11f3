import { describe, expect, it } from 'vitest';
import { chosenClientOf } from '../../../src/shared/chosen-client.js';

describe('the chosen client', () => {
  const clients = [{ key: 'a' }, { key: 'b' }];

  it.each([
    ['the selected one', 'b', 'b'],
    ['the first where none is selected', undefined, 'a'],
    ['the first where the selected one is gone', 'c', 'a'],
  ])('is %s', (_name, selected, key) => {
    expect(chosenClientOf(clients, selected)).toEqual({ key });
  });

  it('is none where there is none', () => {
    expect(chosenClientOf([], 'a')).toBeUndefined();
  });
});
