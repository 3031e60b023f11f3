import { isLoopbackHost } from '../../../core/oidc/origin.js';

/** Plain http on this machine: what the console itself can listen on. RFC 8252 7.3. */
export function isListenable(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === 'http:' && isLoopbackHost(hostname);
}

/** What is wrong with a redirect URI that was typed; undefined where nothing is. Main has the last word. RFC 6749 3.1.2. */
export function redirectUriProblem(typed: string): string | undefined {
  const uri = typed.trim();
  if (uri === '') return undefined;
  // The parser takes `http:host` too, which is registered nowhere.
  if (!/^https?:\/\/[^/?#]/i.test(uri)) return 'Write the scheme too: http://localhost:5001/…';
  if (!URL.canParse(uri)) return 'Expected a URL with a host and, if it names a port, one up to 65535.';
  if (uri.includes('#')) return 'A redirect URI has no fragment: leave out # and what follows it.';
  return undefined;
}
