import { COPY_CONSOLE_REDIRECT_URI } from './console-redirect-uri.js';
import type { CredentialsFinding } from './finding.js';
import { editDistance } from './near-text.js';
import { EXACT, REDIRECT_RULES, REGISTER_OR_PASTE, type RedirectRule } from './redirect-rules.js';
import { type ParsedRedirectUri, parseRedirectUri, shownRedirectUri } from './redirect-uri.js';

/** The portal takes no more. */
const MAX_REDIRECT_URIS = 5;
/** Of how many the spelling is compared, and up to how long a path. */
const MAX_COMPARED = 20;
const MAX_COMPARED_PATH = 100;
/** Shorter paths differ in a letter on purpose. */
const MIN_COMPARED_PATH = 6;

/**
 * Examines a client's redirect URIs, one by one and against each other; of none at all it says which to use.
 *
 * Whether a port is free is for the engine to say. RFC 6749 3.1.2, RFC 8252 7.3 and 8.3, RFC 9700 2.1.
 */
export function diagnoseRedirectUris(uris: readonly string[]): readonly CredentialsFinding[] {
  if (uris.length === 0) return [NONE];
  const parsed = uris.map(parseRedirectUri);
  const distinct = [...new Map(parsed.map((uri) => [uri.text, uri])).values()];
  return [
    ...distinct.flatMap((uri) => REDIRECT_RULES.filter((rule) => rule.applies(uri)).map((rule) => ruled(rule, uri))),
    ...countFindings(uris.length, distinct.length),
    ...pairFindings(distinct),
    ...(distinct.some(({ kind }) => kind === 'loopback') ? [] : [NO_LOOPBACK]),
  ];
}

const NONE: CredentialsFinding = {
  id: 'redirect-uris-none',
  severity: 'info',
  message: 'The credentials name no redirect URI, so the console does not know which are registered.',
  hint: `Use one that is registered at the portal. ${REGISTER_OR_PASTE.replace(/\.$/, '')}, where none of them is on this machine.`,
  copy: COPY_CONSOLE_REDIRECT_URI,
};
const NO_LOOPBACK: CredentialsFinding = {
  id: 'redirect-uris-no-loopback',
  severity: 'warning',
  message: 'None of the redirect URIs is plain http on this machine, so the console cannot receive the redirect.',
  hint: REGISTER_OR_PASTE,
  copy: COPY_CONSOLE_REDIRECT_URI,
};

function ruled(rule: RedirectRule, uri: ParsedRedirectUri): CredentialsFinding {
  return {
    id: rule.id,
    severity: rule.severity,
    message: `The redirect URI ${shown(uri)} ${rule.says(uri)}.`,
    hint: rule.hint,
    copy: rule.registersOwn === true ? COPY_CONSOLE_REDIRECT_URI : undefined,
  };
}

function countFindings(listed: number, distinct: number): readonly CredentialsFinding[] {
  const findings: CredentialsFinding[] = [];
  if (distinct > MAX_REDIRECT_URIS) {
    findings.push({
      id: 'redirect-uris-too-many',
      severity: 'warning',
      message: `There are ${distinct} redirect URIs; the portal takes ${MAX_REDIRECT_URIS}.`,
      hint: 'Some of them are not registered: compare with the portal.',
    });
  }
  if (distinct < listed) {
    findings.push({
      id: 'redirect-uris-repeated',
      severity: 'info',
      message: 'A redirect URI is listed twice.',
      hint: 'Once is enough.',
    });
  }
  return findings;
}

function pairFindings(uris: readonly ParsedRedirectUri[]): readonly CredentialsFinding[] {
  const compared = uris.slice(0, MAX_COMPARED);
  const alike = nearPairs(compared, (one, other) => spellingOf(one) === spellingOf(other) || isSlip(one, other));
  const onOnePort = nearPairs(compared, reachTheSame);
  return [
    ...alike.map(([one, other]) => ({
      id: 'redirect-uris-nearly-equal',
      severity: 'warning' as const,
      message: `${shown(one)} and ${shown(other)} differ only slightly.`,
      hint: EXACT,
    })),
    ...onOnePort.map(([one, other]) => ({
      id: 'redirect-uris-localhost-and-address',
      severity: 'warning' as const,
      message: `${shown(one)} and ${shown(other)} reach the same port of this machine.`,
      hint: 'They are two redirect URIs all the same: send the one that the app listens on.',
    })),
  ];
}

/** Each URI with the first before it that it is near to. */
function nearPairs(
  uris: readonly ParsedRedirectUri[],
  areNear: (one: ParsedRedirectUri, other: ParsedRedirectUri) => boolean,
): readonly (readonly [ParsedRedirectUri, ParsedRedirectUri])[] {
  return uris.flatMap((uri, index) => {
    const earlier = uris.slice(0, index).find((candidate) => areNear(candidate, uri));
    return earlier === undefined ? [] : [[earlier, uri] as const];
  });
}

/** The same for URIs that differ in case, in a slash at the end, in http or https, or in spelling alone. */
function spellingOf(uri: ParsedRedirectUri): string {
  if (uri.url === undefined) return uri.text;
  return uri.url.href
    .toLowerCase()
    .replace(/^https?:/, '')
    .replace(/(?<!\/)\/+(?=$|\?)/, '');
}

/** One letter of the path is left out, put in, changed or swapped: `/callback` and `/calback`. A digit is on purpose. */
function isSlip(one: ParsedRedirectUri, other: ParsedRedirectUri): boolean {
  if (one.url === undefined || one.url.origin !== other.url?.origin || one.url.search !== other.url.search)
    return false;
  const paths = [one.path, other.path];
  if (paths.some((path) => path.length < MIN_COMPARED_PATH || path.length > MAX_COMPARED_PATH)) return false;
  return one.path.replace(/\D/g, '') === other.path.replace(/\D/g, '') && editDistance(one.path, other.path, 1) === 1;
}

/** Loopback URIs that differ in how they name this machine. */
function reachTheSame(one: ParsedRedirectUri, other: ParsedRedirectUri): boolean {
  return (
    one.kind === 'loopback' &&
    other.kind === 'loopback' &&
    one.host !== other.host &&
    one.port === other.port &&
    one.path === other.path &&
    one.url?.search === other.url?.search
  );
}

function shown(uri: ParsedRedirectUri): string {
  return shownRedirectUri(uri.text);
}
