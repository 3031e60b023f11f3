import type { Socket } from 'node:net';
import { isLoopbackHost } from '../../../core/oidc/origin.js';
import { orAborted } from '../deadline.js';
import { type Network, type ProxyServer, proxyName, type Route } from '../network/network.js';
import { isProxyUnreachable, proxyError, unsupportedProxy } from '../proxy-errors.js';
import { transportError } from '../transport-errors.js';
import { dial } from './dial.js';
import { describeTls, shakeHands } from './handshake.js';
import type { Phases } from './phases.js';
import { openTunnel } from './tunnel.js';

const DIRECT: readonly Route[] = [{ kind: 'direct' }];

/**
 * Opens a connection to the server of a URL, by the best way that there is.
 *
 * @param phases gets what it took and what it goes over, also of a connection that fails
 * @param signal ends it; its reason is thrown
 * @throws ConsoleError the `transport-…` and `proxy-…` codes
 */
export async function openConnection(
  url: string,
  network: Network,
  userAgent: string,
  phases: Phases,
  signal: AbortSignal,
): Promise<Socket> {
  const loopback = isLoopbackHost(new URL(url).hostname);
  const routes = loopback ? DIRECT : await phases.measure('routeMs', () => orAborted(network.routesTo(url), signal));
  const usable = routes.flatMap((route) => (route.kind === 'unsupported' ? [] : [route]));
  if (usable.length === 0) throw unsupportedProxy(routes);
  let failure: unknown;
  for (const [index, route] of usable.entries()) {
    if (index > 0) phases.restart();
    try {
      return await openBy(route, url, network, userAgent, phases, signal);
    } catch (error) {
      failure ??= error;
      if (signal.aborted || !isProxyUnreachable(error)) throw error;
    }
  }
  throw failure;
}

async function openBy(
  route: Exclude<Route, { readonly kind: 'unsupported' }>,
  url: string,
  network: Network,
  userAgent: string,
  phases: Phases,
  signal: AbortSignal,
): Promise<Socket> {
  const server = serverOf(url);
  const { trust } = network;
  const plain =
    route.kind === 'proxy'
      ? await throughProxy(route.proxy, server, { trust, userAgent }, phases, signal)
      : await orExplained(dial(server.host, server.port, phases, signal), url, signal);
  if (!server.secure) return plain;
  const secure = await orExplained(
    phases.measure('tlsMs', () => shakeHands(plain, server.host, trust, signal)),
    url,
    signal,
  );
  phases.connection = { ...phases.connection, tls: describeTls(secure) };
  return secure;
}

async function throughProxy(
  proxy: ProxyServer,
  server: { readonly host: string; readonly port: number },
  { trust, userAgent }: { readonly trust: Network['trust']; readonly userAgent: string },
  phases: Phases,
  signal: AbortSignal,
): Promise<Socket> {
  phases.connection = {
    proxy: proxyName(proxy),
    ...(proxy.secure ? { proxyTls: true } : {}),
    ...(proxy.credentials === undefined ? {} : { proxySignIn: true }),
  };
  let socket: Socket | undefined;
  try {
    const plain = await dial(proxy.host, proxy.port, phases, signal);
    socket = plain;
    return await phases.measure('tunnelMs', async () => {
      const toProxy = proxy.secure ? await shakeHands(plain, proxy.host, trust, signal) : plain;
      await openTunnel(toProxy, server, proxy.credentials, userAgent, signal);
      return toProxy;
    });
  } catch (error) {
    socket?.destroy();
    if (signal.aborted) throw signal.reason;
    throw proxyError(error, proxy, socket !== undefined);
  }
}

function serverOf(url: string) {
  const { protocol, hostname, port } = new URL(url);
  const secure = protocol === 'https:';
  return { secure, host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? (secure ? 443 : 80) : Number(port) };
}

/** The reason of an abort says more than what the abort broke. */
async function orExplained<T>(action: Promise<T>, url: string, signal: AbortSignal): Promise<T> {
  try {
    return await action;
  } catch (error) {
    throw signal.aborted ? signal.reason : transportError(error, url);
  }
}
