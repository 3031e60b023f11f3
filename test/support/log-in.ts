import { expect } from 'vitest';
import { StepBrowser } from './project-code.js';
import type { RunningProject } from './running-project.js';

/** Whether somebody is logged in by an answer. */
export function startsSession(answer: Response): boolean {
  return answer.headers.getSetCookie().some((cookie) => /sgid_session=[^;]/.test(cookie));
}

/** A login that goes on to the end, in a browser of its own; what is said of the person then. */
export async function logIn({ origin, routes }: RunningProject): Promise<string> {
  const browser = new StepBrowser();
  expect(startsSession(await browser.ask(await browser.begin(origin + routes.login)))).toBe(true);
  return (await browser.ask(origin + routes.person)).text();
}
