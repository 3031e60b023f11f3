import type { MaskReason } from '../../shared/views/app.js';

/** After so long without a key or a movement nobody may be looking, or somebody else. In seconds. */
export const IDLE_LIMIT_SECONDS = 120;
const LOOK_EVERY_MS = 5_000;

/** What the guard needs of the system and of the window. */
export interface GuardedSystem {
  /** Seconds since the user last did something, in any program. */
  readonly idleSeconds: () => number;
  /** Calls back when the screen is locked, the user switched or the machine goes to sleep. */
  readonly onLocked: (listener: () => void) => void;
  /** Keeps the window out of screenshots, recordings and shared screens, where the platform can; or no longer. */
  readonly protect: (on: boolean) => void;
  /** Tells the window to mask everything. */
  readonly mask: (reason: MaskReason) => void;
  /** Calls back over and over until the answer is called. */
  readonly every: (milliseconds: number, run: () => void) => () => void;
}

/** Watches over values for as long as the window shows any. */
export interface RevealGuard {
  /** A value is about to be shown. */
  readonly revealed: () => void;
  /** Nothing is shown any more. */
  readonly masked: () => void;
}

/**
 * Has everything masked when the screen is locked or the user has gone, and the window kept out of captures while
 * anything is shown. The window says itself when all is masked: until then it is protected.
 */
export function createRevealGuard(system: GuardedSystem): RevealGuard {
  let stopLooking: (() => void) | undefined;
  const look = (): void => {
    if (system.idleSeconds() >= IDLE_LIMIT_SECONDS) system.mask('idle');
  };
  system.onLocked(() => {
    if (stopLooking !== undefined) system.mask('locked');
  });
  return {
    revealed: () => {
      if (stopLooking !== undefined) return;
      system.protect(true);
      stopLooking = system.every(LOOK_EVERY_MS, look);
    },
    masked: () => {
      if (stopLooking === undefined) return;
      stopLooking();
      stopLooking = undefined;
      system.protect(false);
    },
  };
}
