import { setTimeout as delay } from 'node:timers/promises';
import type { AppDriver, LoginAttempt } from './app-driver.js';
import { type Observation, proofOfAcceptance } from './judge.js';
import type { TestCase } from './test-case.js';
import { countRequests, markOf, requestsSince, type Watched } from './watched-requests.js';

/** One login in which a case goes wrong. Throws the reason of `signal`; the fault is switched off whatever happens. */
export async function observeLogin(
  watched: Watched & { readonly driver: AppDriver },
  testCase: TestCase,
  signal: AbortSignal,
): Promise<Observation> {
  const { sandbox, driver } = watched;
  const { fault, evidence } = testCase;
  const mark = markOf(watched);
  const isDecided = () => proofOfAcceptance(evidence, countRequests(requestsSince(watched, mark))) !== undefined;
  const logIn = (): Promise<LoginAttempt | undefined> =>
    fault === undefined
      ? (driver.crossLogins?.(signal) ?? Promise.resolve(undefined))
      : driver.logIn({ purpose: 'case', testCase, isDecided, signal });
  if (fault !== undefined) sandbox.armFault(fault, true);
  try {
    const attempt = await logIn();
    if (driver.settleMs > 0) await delay(driver.settleMs, undefined, { signal });
    const seen = requestsSince(watched, mark);
    return {
      ...countRequests(seen),
      applied: fault === undefined ? attempt !== undefined : seen.some(({ faults }) => faults.includes(fault)),
      delivered: attempt?.delivered === true,
      end: attempt?.end,
    };
  } finally {
    if (fault !== undefined) sandbox.armFault(fault, false);
  }
}
