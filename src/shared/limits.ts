// How much of each thing the contract takes. The window says so before it asks; plain numbers, for it has no schemas.

/** Characters of the name that the user gives a client, and of the purpose of one of the sandbox. */
export const MAX_NAME = 200;
/** Characters of the user's notes on a client or a kept run. */
export const MAX_NOTES = 10_000;
/** Characters of a client id. */
export const MAX_CLIENT_ID = 1024;
/** Scopes that one client has. */
export const MAX_SCOPES = 200;
/** Characters of one scope. */
export const MAX_SCOPE = 256;
/** Redirect URIs of a client that the sandbox makes: as many as the developer portal takes. */
export const MAX_NEW_REDIRECT_URIS = 5;
/** Characters of one line of the wire, or of what the user copies off a page. */
export const MAX_TEXT = 16_384;
/** Files that are opened together. */
export const MAX_OPENED_FILES = 100;
/** Clients whose secrets are looked for at once. */
export const MAX_PRESENCES = 64;
/** Runs in one exported file: more are of no use, and are held in memory while it is written. */
export const MAX_EXPORTED_RUNS = 500;
/** Days that a run is kept. */
export const MAX_KEEP_DAYS = 3650;
/** Megabytes of kept runs. */
export const MAX_HISTORY_MEGABYTES = 10_000;
/** The shortest and the longest time limit of a request, in milliseconds. */
export const TIMEOUT_MS = { min: 100, max: 600_000 } as const;
