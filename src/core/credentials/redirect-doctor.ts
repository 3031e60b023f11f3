import type { Finding, FindingSeverity } from '../catalogue/types.js';
import { quoted } from '../quoted.js';
import { type ParsedRedirectUri, parseRedirectUri } from './redirect-uri.js';

/** The portal takes no more. */
const MAX_REDIRECT_URIS = 5;
const FIRST_UNPRIVILEGED_PORT = 1024;

interface Rule {
  readonly id: string;
  readonly severity: FindingSeverity;
  readonly applies: (uri: ParsedRedirectUri) => boolean;
  /** Completes "The redirect URI X …". */
  readonly says: (uri: ParsedRedirectUri) => string;
  readonly hint: string;
}

const EXACT = 'It is compared character by character: the app must send exactly what is registered.';
const PASTE = 'Paste the redirected URL into the console, or register a loopback redirect URI for it.';

/** What can be wrong with one redirect URI. RFC 6749 3.1.2, RFC 8252 7 and 8.3, RFC 9700 2.1. */
const RULES: readonly Rule[] = [
  {
    id: 'redirect-uri-relative',
    severity: 'error',
    applies: (uri) => uri.kind === 'unusable',
    says: () => 'is not absolute: scheme and host are needed',
    hint: 'Write it whole, such as http://localhost:5001/api/redirect.',
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
    id: 'redirect-uri-http',
    severity: 'warning',
    applies: (uri) => uri.kind === 'http',
    says: () => 'is plain http off this machine, so the code crosses the network in clear',
    hint: 'Use https, or a loopback address while developing.',
  },
  {
    id: 'redirect-uri-loopback-https',
    severity: 'warning',
    applies: (uri) => uri.kind === 'loopback-https',
    says: () => 'is https on this machine, for which the console has no certificate to listen with',
    hint: PASTE,
  },
  {
    id: 'redirect-uri-private-scheme',
    severity: 'warning',
    applies: (uri) => uri.kind === 'private-scheme',
    says: () => 'has a scheme of an app, which the console cannot receive',
    hint: PASTE,
  },
  {
    id: 'redirect-uri-upper-case',
    severity: 'warning',
    applies: (uri) => uri.url !== undefined && /[A-Z]/.test(/^[^:]+:(?:\/\/[^/?#]*)?/.exec(uri.text)?.[0] ?? ''),
    says: () => 'has upper-case letters in its scheme or host, which URL libraries turn into lower case',
    hint: EXACT,
  },
  {
    id: 'redirect-uri-privileged-port',
    severity: 'warning',
    applies: (uri) => uri.kind === 'loopback' && uri.port < FIRST_UNPRIVILEGED_PORT,
    says: (uri) => `is on port ${uri.port}, which only an administrator may listen on`,
    hint: `Use a port of ${FIRST_UNPRIVILEGED_PORT} or more, such as 5001.`,
  },
  {
    id: 'redirect-uri-query',
    severity: 'info',
    applies: (uri) => uri.url !== undefined && uri.url.search !== '',
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

/**
 * Examines a client's redirect URIs, one by one and against each other. An empty list has no findings.
 *
 * Whether a port is free is for the engine to say. RFC 6749 3.1.2, RFC 8252 7.3 and 8.3, RFC 9700 2.1.
 */
export function diagnoseRedirectUris(uris: readonly string[]): readonly Finding[] {
  const parsed = uris.map(parseRedirectUri);
  const single = parsed.flatMap((uri) => RULES.filter((rule) => rule.applies(uri)).map((rule) => findingOf(rule, uri)));
  return [...single, ...compare(parsed)];
}

function findingOf(rule: Rule, uri: ParsedRedirectUri): Finding {
  const message = `The redirect URI ${shown(uri)} ${rule.says(uri)}.`;
  return { id: rule.id, severity: rule.severity, message, hint: rule.hint };
}

function compare(uris: readonly ParsedRedirectUri[]): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (id: string, severity: FindingSeverity, message: string, hint: string): void => {
    findings.push({ id, severity, message, hint });
  };
  const distinct = [...new Map(uris.map((uri) => [uri.text, uri])).values()];
  if (distinct.length > MAX_REDIRECT_URIS) {
    add(
      'redirect-uris-too-many',
      'warning',
      `There are ${distinct.length} redirect URIs; the portal takes ${MAX_REDIRECT_URIS}.`,
      'Some of them are not registered: compare with the portal.',
    );
  }
  if (distinct.length < uris.length) {
    add('redirect-uris-repeated', 'info', 'A redirect URI is listed twice.', 'Once is enough.');
  }
  for (const [one, other] of nearPairs(distinct, alikeKey)) {
    add('redirect-uris-nearly-equal', 'warning', `${shown(one)} and ${shown(other)} differ only slightly.`, EXACT);
  }
  for (const [one, other] of nearPairs(distinct, loopbackKey)) {
    add(
      'redirect-uris-localhost-and-address',
      'warning',
      `${shown(one)} and ${shown(other)} reach the same port of this machine.`,
      'They are two redirect URIs all the same: send the one that the app listens on.',
    );
  }
  if (uris.length > 0 && !uris.some((uri) => uri.kind === 'loopback')) {
    add(
      'redirect-uris-no-loopback',
      'warning',
      'None of the redirect URIs is plain http on this machine, so the console cannot receive the redirect.',
      PASTE,
    );
  }
  return findings;
}

/** Each URI with the first before it that has the same key but another host or spelling. */
function nearPairs(
  uris: readonly ParsedRedirectUri[],
  keyOf: (uri: ParsedRedirectUri) => string | undefined,
): readonly (readonly [ParsedRedirectUri, ParsedRedirectUri])[] {
  const seen = new Map<string, ParsedRedirectUri>();
  return uris.flatMap((uri) => {
    const key = keyOf(uri);
    if (key === undefined) return [];
    const earlier = seen.get(key);
    if (earlier !== undefined) return [[earlier, uri] as const];
    seen.set(key, uri);
    return [];
  });
}

/** The same for URIs that differ in case, in a slash at the end, or in spelling alone. */
function alikeKey(uri: ParsedRedirectUri): string | undefined {
  return uri.url?.href.toLowerCase().replace(/(?<!\/)\/+(?=$|\?)/, '');
}

/** The same for loopback URIs that differ in how they name this machine. */
function loopbackKey(uri: ParsedRedirectUri): string | undefined {
  return uri.kind === 'loopback' ? `${uri.port}${uri.path}${uri.url?.search ?? ''}` : undefined;
}

/** The URI for a message: cut, and without what may be a password. */
function shown(uri: ParsedRedirectUri): string {
  return quoted(uri.text.replace(/\/\/[^/?#]*@/, '//…@'), 120);
}
