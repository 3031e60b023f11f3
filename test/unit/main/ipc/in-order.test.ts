import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../../src/main/ipc/in-order.js';

describe('in order', () => {
  it('lets a call that comes within another wait until that has ended', () => {
    const posted: number[] = [];
    const post = inOrder((value: number) => {
      if (value === 1) post(2);
      posted.push(value);
    });
    post(1);
    post(3);
    expect(posted).toEqual([1, 2, 3]);
  });

  it('goes on after a call that failed', () => {
    const posted: number[] = [];
    const post = inOrder((value: number) => {
      if (value === 1) throw new Error('no');
      posted.push(value);
    });
    expect(() => post(1)).toThrow('no');
    post(2);
    expect(posted).toEqual([2]);
  });
});
