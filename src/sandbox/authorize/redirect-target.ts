/** Parameters in the order they go out; a name may come twice where a fault wants it to. */
export type ParameterList = readonly (readonly [name: string, value: string])[];

/** The redirect URI with the response in its query, which keeps what was there before (RFC 6749 4.1.2). */
export function redirectTarget(redirectUri: string, parameters: ParameterList): string {
  const target = new URL(redirectUri);
  const response = parameters.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const kept = target.search.slice(1);
  target.search = [...(kept === '' ? [] : [kept]), ...response].join('&');
  return target.href;
}

/**
 * Where the consent form may lead, for `form-action`: Chromium holds every redirect that follows a form to it.
 *
 * An app on loopback often sends the user on from its back end to its front end on another port, so there every
 * loopback port is open. A policy cannot name an IPv6 address; its scheme has to do.
 */
export function formActionSources(redirectUri: string): readonly string[] {
  const { hostname, origin, protocol } = new URL(redirectUri);
  if (hostname === 'localhost' || hostname === '127.0.0.1') {
    return [`${protocol}//${hostname}:*`, 'http://localhost:*', 'http://127.0.0.1:*'];
  }
  return hostname.startsWith('[') ? [protocol] : [origin];
}
