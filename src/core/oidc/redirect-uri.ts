import { parseRedirectUri } from '../credentials/redirect-uri.js';
import { ConsoleError } from '../errors.js';

/** A redirect URI that may be sent, taken apart. */
export interface RedirectUriParts {
  readonly url: URL;
  /** The console can listen on it: plain http on a loopback address. */
  readonly listenable: boolean;
  /** The code does not cross a network in clear on its way to it. */
  readonly confidential: boolean;
  /** The port it names, or the scheme's own. */
  readonly port: number;
}

/**
 * Reads a redirect URI by the rules of OAuth.
 *
 * @throws ConsoleError `redirect-uri-not-absolute`, `redirect-uri-fragment`, `redirect-uri-userinfo`,
 * `redirect-uri-wildcard`; RFC 6749 3.1.2, RFC 9700 2.1
 */
export function readRedirectUri(text: string): RedirectUriParts {
  const { url, kind, port } = parseRedirectUri(text);
  if (url === undefined) throw invalid('not-absolute', 'Expected an absolute redirect URI, with scheme and host.');
  if (text.includes('#')) throw invalid('fragment', 'Expected a redirect URI without a fragment; it has one.');
  if (url.username !== '' || url.password !== '') {
    throw invalid('userinfo', 'Expected a redirect URI without a user name or password in it.');
  }
  if (text.includes('*')) throw invalid('wildcard', 'Expected an exact redirect URI; wildcards match nothing.');
  return { url, port, listenable: kind === 'loopback', confidential: kind !== 'http' };
}

/**
 * Reads a redirect URI that a browser can be sent to: http or https, with a host.
 *
 * @throws ConsoleError `redirect-uri-scheme`, and the codes of {@link readRedirectUri}; RFC 6749 3.1.2, RFC 9110 4.2
 */
export function readWebRedirectUri(text: string): RedirectUriParts {
  const parts = readRedirectUri(text);
  if (parts.url.protocol !== 'http:' && parts.url.protocol !== 'https:') {
    const scheme = parts.url.protocol.slice(0, 40);
    if (hasPrivateUseScheme(text)) throw appScheme(scheme);
    // `localhost:5001` parses: as the scheme `localhost:`.
    throw invalid(
      'scheme',
      `Expected a redirect URI that begins with http:// or https://; its scheme reads as ${scheme}`,
    );
  }
  if (!/^https?:\/\/[^/?#]/i.test(text)) {
    throw invalid('not-absolute', 'Expected an absolute redirect URI, with // and a host after its scheme.');
  }
  return parts;
}

/**
 * Says how a redirect URI differs from each registered one, where it is not one of them to the letter.
 *
 * @returns undefined where it is registered; else the part that differs from the nearest, in words; RFC 9700 2.1
 */
export function redirectUriDifference(redirectUri: string, registered: readonly string[]): string | undefined {
  if (registered.includes(redirectUri)) return undefined;
  const differences = registered.map((candidate) => describeDifference(redirectUri, candidate));
  return differences.sort((a, b) => a.weight - b.weight)[0]?.text ?? 'no redirect URI is registered';
}

function describeDifference(actual: string, registered: string): { readonly text: string; readonly weight: number } {
  if (!URL.canParse(actual) || !URL.canParse(registered)) return { text: `differs from ${registered}`, weight: 9 };
  const [a, b] = [new URL(actual), new URL(registered)];
  const parts: string[] = [];
  if (a.protocol !== b.protocol) parts.push('scheme');
  if (a.hostname !== b.hostname) parts.push('host');
  if (a.port !== b.port) parts.push('port');
  if (a.pathname !== b.pathname) {
    const slashOnly = a.pathname.replace(/\/$/, '') === b.pathname.replace(/\/$/, '');
    parts.push(slashOnly ? 'trailing slash' : 'path');
  }
  if (a.search !== b.search) parts.push('query');
  const what = parts.length === 0 ? 'spelling' : parts.join(' and ');
  return { text: `${what} differs from ${registered}`, weight: Math.max(parts.length, 1) };
}

/** A domain name turned round, such as `sg.example.app:/callback`; not a host and its port; RFC 8252 7.1. */
function hasPrivateUseScheme(text: string): boolean {
  return /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+:(?!\d+(\/|$))/i.test(text);
}

function appScheme(scheme: string): ConsoleError {
  return new ConsoleError(
    'config',
    'redirect-uri-app-scheme',
    `Expected a redirect URI that begins with http:// or https://; ${scheme} is an app’s own scheme, which opens that app on a device and which no console can receive.`,
    {
      hint: 'Register one more redirect URI for the console, such as http://localhost:5001/api/redirect: five are allowed. An app that takes the code by its own scheme must hand it to its backend, for only a backend may hold the client secret and the private key.',
      spec: 'RFC 8252 7.1',
    },
  );
}

function invalid(code: string, message: string): ConsoleError {
  return new ConsoleError('config', `redirect-uri-${code}`, message, {
    hint: 'Use a redirect URI that is registered at the portal, such as http://localhost:5001/api/redirect.',
    spec: 'RFC 6749 3.1.2',
  });
}
