import { z } from 'zod';
import { appTestView, testerAnswer, testWay } from '../../views/app-test.js';
import { done, exportedFile, key, nothing } from './inputs.js';

const caseIds = z.array(key).min(1).max(100).readonly();

/**
 * Channels of the test of the user's own app. What it comes to is told by `appTest.changed` alone: it goes on while an
 * answer is on its way, which would then be older than the event before it.
 */
export const appTestChannels = {
  'appTest.describe': { input: nothing, output: appTestView },
  /** Begins a test, and forgets the one before. It starts the sandbox and switches off every fault. */
  'appTest.start': {
    input: z.strictObject({
      clientKey: key,
      way: testWay,
      /** Where a login begins, on this computer. */
      loginUrl: z.string().max(2048).optional(),
      cases: caseIds,
    }),
    output: done,
  },
  /** Says how a login ended, or that the app was restarted. */
  'appTest.answer': { input: z.strictObject({ answer: testerAnswer }), output: done },
  'appTest.skip': { input: nothing, output: done },
  /** Ends what is under way; what came of it is kept. */
  'appTest.stop': { input: nothing, output: done },
  /** Goes on with what was not run. */
  'appTest.resume': { input: nothing, output: done },
  /** Runs some of its cases once more. */
  'appTest.repeat': { input: z.strictObject({ cases: caseIds }), output: done },
  /** Forgets the test. */
  'appTest.clear': { input: nothing, output: done },
  /** Opens the login URL of the test in the system browser. */
  'appTest.openLogin': { input: nothing, output: done },
  /** Asks for a file name, then writes the report; null where it was cancelled. */
  'appTest.saveReport': {
    input: z.strictObject({ format: z.enum(['html', 'json']) }),
    output: exportedFile.nullable(),
  },
} as const;
