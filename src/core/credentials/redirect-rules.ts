import type { FindingSeverity } from '../catalogue/types.js';
import { isBrowserBlockedPort } from '../oidc/browser-blocked-ports.js';
import { CONSOLE_REDIRECT_URI } from './console-redirect-uri.js';
import { canBeRedirectedTo, type ParsedRedirectUri } from './redirect-uri.js';

/** Something that can be wrong with one redirect URI. */
export interface RedirectRule {
  readonly id: string;
  readonly severity: FindingSeverity;
  readonly applies: (uri: ParsedRedirectUri) => boolean;
  /** Completes "The redirect URI X …". */
  readonly says: (uri: ParsedRedirectUri) => string;
  readonly hint: string;
  /** The remedy is to register the console's own redirect URI. */
  readonly registersOwn?: boolean;
}

/** Why the smallest difference matters. */
export const EXACT = 'It is compared character by character: the app must send exactly what is registered.';
/** The two ways to a redirect that the console cannot listen for. */
export const REGISTER_OR_PASTE = `Register ${CONSOLE_REDIRECT_URI} at the portal for the console, or paste the redirected URL into the console.`;

/** Ports below are, on most systems, an administrator's. */
export const FIRST_UNPRIVILEGED_PORT = 1024;
const OTHER_PORT = `Register one with another port, such as ${CONSOLE_REDIRECT_URI}.`;
/** Every address of a machine at once: to listen on, not to go to. */
const ANY_ADDRESS = ['0.0.0.0', '[::]'];
/** Reads as a scheme, and is a host with its port, whose scheme was left out. */
const HOST_AND_PORT = /^[\w.-]+:\d+(?:[/?#]|$)/;

const isWeb = (uri: ParsedRedirectUri): boolean => uri.url !== undefined && uri.kind !== 'private-scheme';
const isRelative = ({ kind, text }: ParsedRedirectUri): boolean =>
  kind === 'unusable' ||
  (kind === 'private-scheme' ? HOST_AND_PORT.test(text) : !/^https?:\/\/[^/?#]/i.test(text.trim()));
/** Browsers take these for this machine too (RFC 6761 6.3); the console listens where `localhost` alone leads. */
const isOtherLocalhost = ({ kind, host }: ParsedRedirectUri): boolean =>
  kind === 'http' && /(?:^|\.)localhost\.?$/.test(host);
const isBlocked = (uri: ParsedRedirectUri): boolean => isWeb(uri) && isBrowserBlockedPort(uri.port);

/** RFC 6749 3.1.2, RFC 8252 7 and 8.3, RFC 9700 2.1, Fetch Standard 2.9 for ports. */
export const REDIRECT_RULES: readonly RedirectRule[] = [
  {
    id: 'redirect-uri-relative',
    severity: 'error',
    applies: isRelative,
    says: () => 'is not absolute: scheme and host are needed',
    hint: 'Write it whole, such as http://localhost:5001/api/redirect.',
  },
  {
    id: 'redirect-uri-scheme',
    severity: 'error',
    applies: (uri) => uri.url !== undefined && !canBeRedirectedTo(uri.url),
    says: () => 'has a scheme that no browser is redirected to',
    hint: 'Use https, or http on a loopback address.',
  },
  {
    id: 'redirect-uri-fragment',
    severity: 'error',
    applies: (uri) => uri.text.includes('#'),
    says: () => 'has a fragment, which OAuth forbids',
    hint: 'Drop everything from # on, here and at the portal.',
  },
  {
    id: 'redirect-uri-wildcard',
    severity: 'error',
    applies: (uri) => uri.text.includes('*'),
    says: () => 'has a wildcard, which matches nothing but itself',
    hint: 'Register each redirect URI in full.',
  },
  {
    id: 'redirect-uri-userinfo',
    severity: 'error',
    applies: (uri) => uri.url !== undefined && (uri.url.username !== '' || uri.url.password !== ''),
    says: () => 'has a user name or password before its host',
    hint: 'Drop it: browsers hide or refuse it.',
  },
  {
    id: 'redirect-uri-white-space',
    severity: 'error',
    applies: (uri) => uri.url !== undefined && /[\s\p{Cc}]/u.test(uri.text),
    says: () => 'has white space in it or at its ends',
    hint: EXACT,
  },
  {
    id: 'redirect-uri-any-address',
    severity: 'warning',
    applies: (uri) => ANY_ADDRESS.includes(uri.host),
    says: () => 'names every address of a machine, which a server listens on but no browser should go to',
    hint: 'Use localhost or 127.0.0.1, here and at the portal.',
  },
  {
    id: 'redirect-uri-other-localhost',
    severity: 'warning',
    applies: isOtherLocalhost,
    says: () => 'names this machine in a way that the console does not listen on',
    hint: 'Use localhost or 127.0.0.1, here and at the portal.',
  },
  {
    id: 'redirect-uri-http',
    severity: 'warning',
    applies: (uri) => uri.kind === 'http' && !ANY_ADDRESS.includes(uri.host) && !isOtherLocalhost(uri),
    says: () => 'is plain http off this machine, so the code crosses the network in clear',
    hint: 'Use https, or a loopback address while developing.',
  },
  {
    id: 'redirect-uri-loopback-https',
    severity: 'warning',
    applies: (uri) => uri.kind === 'loopback-https',
    says: () => 'is https on this machine, for which the console has no certificate to listen with',
    hint: REGISTER_OR_PASTE,
    registersOwn: true,
  },
  {
    id: 'redirect-uri-private-scheme',
    severity: 'warning',
    applies: (uri) =>
      uri.kind === 'private-scheme' && !isRelative(uri) && uri.url !== undefined && canBeRedirectedTo(uri.url),
    says: () => 'has a scheme of an app, which the console cannot receive',
    hint: REGISTER_OR_PASTE,
    registersOwn: true,
  },
  {
    id: 'redirect-uri-upper-case',
    severity: 'warning',
    applies: (uri) => uri.url !== undefined && /[A-Z]/.test(/^[^:]+:(?:\/\/[^/?#]*)?/.exec(uri.text)?.[0] ?? ''),
    says: () => 'has upper-case letters in its scheme or host, which URL libraries turn into lower case',
    hint: EXACT,
  },
  {
    id: 'redirect-uri-blocked-port',
    severity: 'warning',
    applies: isBlocked,
    says: (uri) => `is on port ${uri.port}, which browsers refuse to open, so that no redirect arrives there`,
    hint: OTHER_PORT,
    registersOwn: true,
  },
  {
    id: 'redirect-uri-privileged-port',
    severity: 'warning',
    applies: (uri) => uri.kind === 'loopback' && uri.port < FIRST_UNPRIVILEGED_PORT && !isBlocked(uri),
    says: (uri) => `is on port ${uri.port}, which on most systems only an administrator may listen on`,
    hint: OTHER_PORT,
    registersOwn: true,
  },
  {
    id: 'redirect-uri-query',
    severity: 'info',
    applies: (uri) => isWeb(uri) && uri.url !== undefined && uri.url.search !== '',
    says: () => 'has a query, to which the provider adds code and state',
    hint: EXACT,
  },
  {
    id: 'redirect-uri-trailing-slash',
    severity: 'info',
    applies: (uri) => uri.path.length > 1 && uri.path.endsWith('/'),
    says: () => 'ends with a slash',
    hint: EXACT,
  },
];
