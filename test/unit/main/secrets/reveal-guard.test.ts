import { describe, expect, it } from 'vitest';
import { createRevealGuard, IDLE_LIMIT_SECONDS } from '../../../../src/main/secrets/reveal-guard.js';

/** A guard over a system that does what it is told, and what came of it. */
function guarded() {
  const happened: string[] = [];
  const looks = new Set<() => void>();
  let idle = 0;
  let lock = (): void => {};
  const guard = createRevealGuard({
    idleSeconds: () => idle,
    onLocked: (listener) => {
      lock = listener;
    },
    protect: (on) => happened.push(on ? 'protected' : 'open'),
    mask: (reason) => happened.push(`mask: ${reason}`),
    every: (_, run) => {
      looks.add(run);
      return () => looks.delete(run);
    },
  });
  return {
    guard,
    happened,
    lock: () => lock(),
    wait: (seconds: number) => {
      idle = seconds;
      for (const look of looks) look();
    },
    watching: () => looks.size,
  };
}

describe('createRevealGuard', () => {
  it('L07 protects the window from the first value to the last, once', () => {
    const { guard, happened, watching } = guarded();
    guard.masked();
    expect(happened).toEqual([]);
    guard.revealed();
    guard.revealed();
    expect(happened).toEqual(['protected']);
    expect(watching()).toBe(1);
    guard.masked();
    expect(happened).toEqual(['protected', 'open']);
    expect(watching()).toBe(0);
  });

  it('L05 masks when the screen is locked, and only where something is shown', () => {
    const { guard, happened, lock } = guarded();
    lock();
    expect(happened).toEqual([]);
    guard.revealed();
    lock();
    expect(happened).toEqual(['protected', 'mask: locked']);
  });

  it('L05 masks when the user has gone, and stays protected until the window says that all is masked', () => {
    const { guard, happened, wait } = guarded();
    guard.revealed();
    wait(IDLE_LIMIT_SECONDS - 1);
    expect(happened).toEqual(['protected']);
    wait(IDLE_LIMIT_SECONDS);
    wait(IDLE_LIMIT_SECONDS + 5);
    expect(happened).toEqual(['protected', 'mask: idle', 'mask: idle']);
    guard.masked();
    wait(IDLE_LIMIT_SECONDS + 10);
    expect(happened).toEqual(['protected', 'mask: idle', 'mask: idle', 'open']);
  });
});
