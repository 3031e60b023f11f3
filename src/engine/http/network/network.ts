import type { SecureContext } from 'node:tls';

/** An HTTP proxy that connects on from where the console cannot, and how to sign in to it. */
export interface ProxyServer {
  /** TLS to the proxy itself. */
  readonly secure: boolean;
  /** A name or an address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  readonly credentials?: ProxyCredentials | undefined;
}

export interface ProxyCredentials {
  readonly user: string;
  readonly password: string;
}

/** One way to a server. */
export type Route =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly proxy: ProxyServer }
  /** A kind of proxy that the console does not speak to; `name` is what the system calls it. */
  | { readonly kind: 'unsupported'; readonly name: string };

/** How requests get to where they are to go. */
export interface Network {
  /**
   * The ways to a URL, the best first; the next one is taken only where a proxy cannot be reached at all.
   *
   * Never asked for loopback addresses: nothing there goes through a proxy. Throws a ConsoleError where it is not known.
   */
  readonly routesTo: (url: string) => Promise<readonly Route[]>;
  /** The certificates that are trusted; those of Node where it is left out. */
  readonly trust?: SecureContext | undefined;
  /** Until a connection stands, in milliseconds: name, TCP, proxy and TLS together. */
  readonly connectTimeoutMs: number;
  /** For the whole request, in milliseconds, in place of its own limit. */
  readonly timeoutMs?: number | undefined;
}

/** Long enough for a slow proxy, short enough to wait for. */
export const DEFAULT_CONNECT_TIMEOUT_MS = 10_000;

/** No proxy, no certificates but Node's. */
export const DIRECT_NETWORK: Network = {
  routesTo: async () => [{ kind: 'direct' }],
  connectTimeoutMs: DEFAULT_CONNECT_TIMEOUT_MS,
};

/** `host:port` of a proxy, as it is shown; never its credentials. */
export function proxyName({ host, port }: Pick<ProxyServer, 'host' | 'port'>): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
