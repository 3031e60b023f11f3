import { APP_VARIABLES } from '../snippets/app-environment.js';

/** The environment variables that every project reads. */
export const VARIABLES = {
  secret: APP_VARIABLES.clientSecret,
  key: APP_VARIABLES.privateKey,
  clientId: APP_VARIABLES.clientId,
  redirectUri: APP_VARIABLES.redirectUri,
  hostname: APP_VARIABLES.hostname,
  frontend: 'FRONTEND_ORIGIN',
  port: 'PORT',
} as const;

/** What the browser is told. */
export const ANSWERS = {
  refused: 'This login cannot go on. Start it again.',
  failed: 'sgID did not log you in. Start again.',
  loggedOut: 'Nobody is logged in.',
  foreign: 'This request came from another site.',
  missing: 'There is nothing here.',
} as const;

/** What the server’s log is told: never a value. */
export const REASONS = {
  state: 'state is not the one of a login that this browser started',
  issuer: 'the redirect is of another issuer',
  error: 'sgID answered with an error',
  code: 'there is not one code',
  token: 'the token endpoint did not answer with tokens',
  userinfo: 'userinfo did not answer as documented',
  sub: 'userinfo is of another person',
  issuedAt: 'iat is in the future',
  notYet: 'nbf is in the future',
  audience: 'aud names others too',
  party: 'azp is not this client',
  nonce: 'nonce is not the one of this login',
  tokenHash: 'at_hash is not of this access token',
  blockKey: 'the block key cannot be read',
  unreadable: 'Values that cannot be read:',
} as const;

/** How long things live, in seconds. */
export const SECONDS = { login: 600, session: 3600, request: 10, clock: 5 } as const;

/** How many logins and sessions are kept in memory at most. */
export const MOST_KEPT = 10_000;

/** What the JWEs may name (RFC 7518 4.1 and 5.1); the rest is refused. */
export const JWE_ALGORITHMS = {
  blockKey: ['RSA-OAEP', 'RSA-OAEP-256'],
  value: ['dir', 'A128KW', 'A256KW', 'A128GCMKW', 'A256GCMKW'],
  content: ['A128GCM', 'A256GCM', 'A128CBC-HS256', 'A256CBC-HS512'],
} as const;

export const COOKIES = { login: 'sgid_login', session: 'sgid_session' } as const;

/** What comments say, in whatever language. */
export const NOTES = {
  secrets: `Secrets come from the environment and from nowhere else: ${VARIABLES.secret} and ${VARIABLES.key}.`,
  defaults: 'What is not secret has a default here, and a variable that goes before it.',
  hostname: `The provider: ${VARIABLES.hostname} where it is set, to staging or to a sandbox such as http://127.0.0.1:5443.`,
  keyLines: String.raw`Environment variables often hold a key with its line ends spelled out as \n: they become real ones here.`,
  keyEarly: 'A key that cannot be read would fail only when the first user is back; so it is read when the app starts.',
  stateSdk:
    'The SDK sends state and never looks at it again. That it is one of ours, of this browser, and used once is for the app to check, before anything else.',
  state: 'The state must be one of ours, of this browser, and used once; nothing else is looked at before.',
  takenFirst: 'The login is taken out before the code is used, so that neither serves twice.',
  bound:
    'A state that is right in another browser is refused too: somebody may have sent their own redirect to this user.',
  serverSide: 'Nonce and code verifier never leave the server; the browser has an id that means nothing elsewhere.',
  memory:
    'Logins and sessions are in the memory of one process. Put a database or a cache in its place before you run two, or want sessions to outlive a restart.',
  newId: 'A login gets a new id, so that no id that somebody knew before it is worth anything.',
  login:
    'The cookie of a login is SameSite=Lax: the browser comes back from sgID’s site by a link, which Strict would leave it out of.',
  sessionLax: 'The cookie of a session is SameSite=Lax too: other sites’ forms and scripts do not get to use it.',
  sessionNone:
    'The cookie of a session is SameSite=None, which needs Secure: the pages are another site than this server, and their requests have to carry it. If both are under one registrable domain (app.example.com and api.example.com), write Lax. Safari and Firefox keep such cookies from other sites, so one domain is the better choice.',
  secure:
    'Both are Secure and have the __Host- prefix wherever the redirect URI is https: they then never cross the network in clear, and no other host can set them. On http://localhost neither would work everywhere.',
  noDomain: 'Neither has a Domain: they are for this host alone, and not for its subdomains.',
  cors: 'CORS lets in the front end alone, by its exact origin: with credentials, * is not allowed, and echoing whatever comes would let every site in.',
  origin: 'Browsers say where a POST comes from. One from elsewhere could log the user out, or worse.',
  absent: 'NA, and nothing at all, become null: sgID holds no such value for this person, which is no error.',
  unreadable:
    'A value that does not fit its type becomes null too, and its scope is named in unreadable: nobody is kept out for a value that the app may do without, and the value itself goes nowhere.',
  tokenRequest: 'No redirects: they would carry the secret on. Never send the same code twice.',
  sdkErrors: 'Errors of what the SDK is built on may quote what sgID answered: only their kind goes on to the log.',
  accessLog: 'An access log would have codes and states in it.',
  blockKey:
    'The block key is encrypted to this client, every value with the block key; each names its algorithms, which must be among these.',
  jwks: 'Keys are fetched once and kept; a kid that is not among them makes it look again.',
  iss: 'The SDKs’ and the documents’ endpoints, all under /v2. The ID token names the same issuer.',
} as const;
