import { z } from 'zod';
import { errorView } from './common.js';
import { loginFindingView } from './sandbox.js';

/** Who logs in: the console, by following a URL, or the user in their own browser. */
export const testWay = z.enum(['console', 'person']);

const testCaseView = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** What goes wrong in it. */
  description: z.string(),
  clause: z.string(),
  /** The user restarts the app before it. */
  restart: z.boolean(),
  /** Only the console can do it. */
  consoleOnly: z.boolean(),
});

/** What the suite is about now. */
const stepView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('baseline'), login: z.enum(['first', 'second']) }),
  z.strictObject({ kind: z.literal('case'), id: z.string() }),
  /** A good login in between, to see that the app still works. */
  z.strictObject({ kind: z.literal('check') }),
]);

/** What the user is to do now. */
const taskView = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('log-in'),
    /** The sandbox has seen the login begin. */
    seen: z.boolean(),
    /** Why the sandbox refused a request of it. */
    problem: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('restart'), why: z.enum(['fresh-keys', 'broken-down']) }),
]);

/** How a login ended, or that the app was restarted, as the user says. */
export const testerAnswer = z.enum(['logged-in', 'not-logged-in', 'error-page', 'restarted']);

const caseResultView = z.strictObject({
  id: z.string(),
  title: z.string(),
  verdict: z.enum(['refused', 'accepted', 'not-reached']),
  evidence: z.string(),
  clause: z.string(),
  fix: z.string(),
  /** A good login after it has shown that the app still works. */
  confirmed: z.boolean(),
});

/** A test of the user's own app: how it gets on, and what came of it. */
const appTestRunView = z.strictObject({
  status: z.enum(['running', 'stopped', 'finished']),
  way: testWay,
  clientName: z.string(),
  clientId: z.string(),
  loginUrl: z.string().optional(),
  /** Ids of the cases that were chosen, in their order. */
  chosen: z.array(z.string()).readonly(),
  /** Two good logins were recorded. */
  recorded: z.boolean(),
  /** What a good login ends with, where the console has seen it. */
  baseline: z.strictObject({ status: z.number(), place: z.string() }).optional(),
  step: stepView.optional(),
  task: taskView.optional(),
  /** In the order of the cases. */
  results: z.array(caseResultView).readonly(),
  /** What is wrong with the requests of the good logins. */
  findings: z.array(loginFindingView.omit({ times: true })).readonly(),
  /** Why it stopped by itself. */
  failure: errorView.optional(),
});

/** The test of the user’s own app: what can go wrong in it, and the latest. */
export const appTestView = z.strictObject({
  cases: z.array(testCaseView).readonly(),
  /** The latest test; undefined before the first. */
  test: appTestRunView.optional(),
});

export type TestWay = z.infer<typeof testWay>;
export type TesterAnswerView = z.infer<typeof testerAnswer>;
export type AppTestView = z.infer<typeof appTestView>;
export type AppTestRunView = z.infer<typeof appTestRunView>;
export type TestCaseView = z.infer<typeof testCaseView>;
export type CaseResultView = z.infer<typeof caseResultView>;
