/** How a finding of each severity is drawn, and what it is called. */
export const SEVERITY_LOOKS = {
  error: { status: 'failed', word: 'Error' },
  warning: { status: 'warned', word: 'Look' },
  info: { status: 'skipped', word: 'Note' },
} as const;
