import { z } from 'zod';

/** How the authorization page is answered: by the user in the system browser, or by a sandbox that approves by itself. */
export const approval = z.enum(['browser', 'automatic']);

/** How a run goes about it. */
export const runOptions = z.strictObject({
  approval,
  tokenRequest: z.enum(['form', 'json']),
  clientAuthentication: z.enum(['post', 'basic']),
});

export type RunOptions = z.infer<typeof runOptions>;
