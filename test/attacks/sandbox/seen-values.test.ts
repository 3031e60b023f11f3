import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { SeenValues } from '../../../src/sandbox/app-under-test/seen-before.js';

/** Bytes that are in use once everything that nobody holds is gone. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

describe('values that the sandbox remembers of its requests', () => {
  it('S08 take no more room where they are long, and are known again all the same', () => {
    const before = heldBytes();
    const seen = new SeenValues();
    const long = () => randomBytes(75_000).toString('base64');
    const [first, second] = [long(), `${long()}x`];
    expect([seen.add(first), seen.add(second)]).toEqual([false, false]);
    for (let at = 0; at < 300; at += 1) expect(seen.add(long())).toBe(false);
    expect([seen.add(first), seen.add(second), seen.add('short'), seen.add('short')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(heldBytes() - before).toBeLessThan(15_000_000);
  });
});
