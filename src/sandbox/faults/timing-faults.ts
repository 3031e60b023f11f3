import { randomInt } from 'node:crypto';
import type { Fault } from './fault.js';

/** Longer than the 3.5 seconds after which the official TypeScript SDK gives up. */
const SLOW_MS = 5000;
const LATENCY_MS = 400;
const MAX_JITTER_MS = 1500;
const CLOCK_AHEAD_S = 600;

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
  {
    id: 'timing.latency',
    title: 'Latency',
    description: 'Every answer comes 0.4 seconds late, as over a bad network. Nothing else is wrong.',
    hooks: { delayMs: (delay) => delay + LATENCY_MS },
  },
  {
    id: 'timing.jitter',
    title: 'Jitter',
    description: 'Every answer comes up to 1.5 seconds late, never twice alike. Nothing else is wrong.',
    hooks: { delayMs: (delay) => delay + randomInt(1, MAX_JITTER_MS) },
  },
  {
    id: 'timing.clock-ahead',
    title: 'Clock ahead',
    description:
      'The clock of the provider is 10 minutes ahead: its tokens come from the future, as its Date header does.',
    hooks: {
      idTokenClaims: (claims) => ({
        ...claims,
        iat: Number(claims.iat) + CLOCK_AHEAD_S,
        exp: Number(claims.exp) + CLOCK_AHEAD_S,
      }),
      answer: (answer, { now }) => ({
        ...answer,
        headers: { ...answer.headers, Date: new Date((now + CLOCK_AHEAD_S) * 1000).toUTCString() },
      }),
    },
  },
];
