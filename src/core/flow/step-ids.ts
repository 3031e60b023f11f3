/** The steps of a run, in order. The command line's JSON and the saved runs use these names; they do not change. */
export const STEP_IDS = [
  'preflight',
  'discovery',
  'pkce',
  'authorization',
  'redirect',
  'token',
  'id-token',
  'userinfo',
  'block-key',
  'decrypt',
  'result',
] as const;

export type StepId = (typeof STEP_IDS)[number];
