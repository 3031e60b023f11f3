import type { Fault } from './fault.js';

/** Longer than the 3.5 seconds after which the official TypeScript SDK gives up. */
const SLOW_MS = 5000;

/** Faults of the clock on the wall. */
export const timingFaults: readonly Fault[] = [
  {
    id: 'timing.slow',
    title: 'Slow',
    description: 'Token and userinfo answers come after 5 seconds. The official TypeScript SDK gives up after 3.5.',
    hooks: {
      delayMs: (delay, { endpoint }) => (endpoint === 'token' || endpoint === 'userinfo' ? delay + SLOW_MS : delay),
    },
  },
];
