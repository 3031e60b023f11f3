import { isLoopbackHost } from '../oidc/origin.js';
import { quoted } from '../quoted.js';

/**
 * What a redirect URI points to: `loopback` is plain http on this machine, which the console can listen on;
 * `private-scheme` belongs to an app; `unusable` is not an absolute URI.
 */
type RedirectUriKind = 'loopback' | 'loopback-https' | 'https' | 'http' | 'private-scheme' | 'unusable';

/** A redirect URI taken apart. For `unusable` there is no `url`, and the rest is empty. */
export interface ParsedRedirectUri {
  readonly text: string;
  readonly url: URL | undefined;
  readonly kind: RedirectUriKind;
  /** Lower case, IPv6 in brackets. */
  readonly host: string;
  /** The port it names or its scheme implies; 0 where there is none. */
  readonly port: number;
  readonly path: string;
}

/** Takes a redirect URI apart; never throws. RFC 3986 4.3, RFC 8252 7. */
export function parseRedirectUri(uri: string): ParsedRedirectUri {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url === undefined) return { text: uri, url, kind: 'unusable', host: '', port: 0, path: '' };
  return { text: uri, url, kind: kindOf(url), host: url.hostname, port: portOf(url), path: url.pathname };
}

/** What stands before an at sign. Parsers take any number of slashes, and backslashes, for the two before it. */
const USERINFO = /^(\s{0,64}(?:[a-z][\w+.-]*:)?[\\/]*)[^\\/?#]*@/i;
/** The same of an address within a text that is more than one, such as one in quotation marks. */
const USERINFO_WITHIN = /([\\/]{2})[^\\/?#]*@/g;

/** A redirect URI for a message: in quotation marks, cut, and without what may be a password. */
export function shownRedirectUri(uri: string): string {
  return quoted(uri.replace(USERINFO, '$1…@').replace(USERINFO_WITHIN, '$1…@'), 120);
}

/** Schemes that a browser runs, shows or opens itself: none of them brings a response anywhere. */
const NO_REDIRECT_SCHEMES = ['javascript:', 'data:', 'vbscript:', 'file:', 'blob:', 'about:', 'filesystem:'];

/** Whether an authorization response can be sent to a URL of this scheme at all. RFC 8252 7.1. */
export function canBeRedirectedTo(url: URL): boolean {
  return !NO_REDIRECT_SCHEMES.includes(url.protocol);
}

function kindOf(url: URL): RedirectUriKind {
  const loopback = isLoopbackHost(url.hostname);
  if (url.protocol === 'http:') return loopback ? 'loopback' : 'http';
  if (url.protocol === 'https:') return loopback ? 'loopback-https' : 'https';
  return 'private-scheme';
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  if (url.protocol === 'https:') return 443;
  return url.protocol === 'http:' ? 80 : 0;
}
