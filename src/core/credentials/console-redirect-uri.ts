/**
 * The redirect URI to register at the portal for the console alone: plain http on this machine, on a port that browsers
 * open, that no well-known program takes, that systems do not hand out by themselves, and that no guide of sgID uses.
 */
export const CONSOLE_REDIRECT_URI = 'http://localhost:27443/redirect';

/** What to copy beside a finding whose remedy is to register {@link CONSOLE_REDIRECT_URI}. */
export const COPY_CONSOLE_REDIRECT_URI = { what: 'redirect URI', text: CONSOLE_REDIRECT_URI } as const;
