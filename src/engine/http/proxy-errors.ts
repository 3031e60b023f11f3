import { ConsoleError } from '../../core/errors.js';
import { TunnelRefused } from './connection/tunnel.js';
import { codeOf, DNS_CODES, isProtocolError, TIMEOUT_CODES, UNREACHABLE_CODES } from './failure-codes.js';
import { type ProxyServer, proxyName, type Route } from './network/network.js';
import { isTlsCode, tlsReason } from './tls-errors.js';

const WHERE = 'Settings, Network in the app; --proxy and the variable HTTPS_PROXY on the command line';
/** After these another way may be tried: nothing was said to the proxy. */
const UNREACHABLE = new Set(['proxy-dns', 'proxy-refused', 'proxy-unreachable']);

/** Whether a proxy could not be reached at all, so that another way may be taken. */
export function isProxyUnreachable(error: unknown): boolean {
  return error instanceof ConsoleError && UNREACHABLE.has(error.code);
}

/**
 * What went wrong between the console and a proxy, as a `transport` error that names the proxy and never its credentials.
 *
 * @param connected whether the connection to the proxy stood
 */
export function proxyError(error: unknown, proxy: ProxyServer, connected: boolean): ConsoleError {
  const name = proxyName(proxy);
  if (error instanceof TunnelRefused) return refusedTunnel(error, proxy);
  const code = codeOf(error);
  const fail = (id: string, message: string, hint: string) => make(`proxy-${id}`, message, hint, error);
  if (DNS_CODES.has(code)) {
    return fail(
      'dns',
      `Expected an address for the proxy ${name}; its name does not resolve.`,
      `Check its name: ${WHERE}.`,
    );
  }
  if (!connected && code === 'ECONNREFUSED') {
    const hint = `Nothing listens there. Start it, or correct host and port: ${WHERE}.`;
    return fail('refused', `Expected the proxy ${name} to listen; the connection was refused.`, hint);
  }
  if (!connected && UNREACHABLE_CODES.has(code)) {
    const hint = 'Check the network and the VPN, or choose another proxy or none.';
    return fail('unreachable', `Expected a way to the proxy ${name}; the network has none (${code}).`, hint);
  }
  if (TIMEOUT_CODES.has(code)) {
    return fail(
      'timeout',
      `Expected an answer of the proxy ${name} in time; it did not come.`,
      'Check host and port, then the firewall.',
    );
  }
  if (isTlsCode(code)) {
    const hint =
      'Use http:// where it speaks no TLS, or add its CA certificate under Settings, Network, or with --ca FILE.';
    return fail('tls', `Expected TLS to the proxy ${name} that holds. ${tlsReason(code)}`, hint);
  }
  if (isProtocolError(error, code)) {
    const hint = 'Another service listens there: a SOCKS proxy, TLS or a web server. Correct host and port.';
    return fail('malformed', `Expected an HTTP proxy at ${name}; what it answered is not HTTP.`, hint);
  }
  const hint = 'Try again. Where it stays, the port may belong to another service, or the proxy wants TLS (https://).';
  return fail('cut-off', `Expected the proxy ${name} to open a tunnel; it cut the connection.`, hint);
}

/** None of the ways that the system names is one for the console. */
export function unsupportedProxy(routes: readonly Route[]): ConsoleError {
  const names = routes.flatMap((route) => (route.kind === 'unsupported' ? [route.name] : []));
  return make(
    'proxy-unsupported',
    `Expected an HTTP proxy; the system names one of another kind (${names.join(', ').slice(0, 40) || 'none'}).`,
    `The console speaks to HTTP proxies. Name one yourself, or none: ${WHERE}.`,
    undefined,
  );
}

/** The proxy was there, and said no: nothing of the request went on. */
function refusedTunnel(refused: TunnelRefused, proxy: ProxyServer): ConsoleError {
  const { status, schemes } = refused;
  const name = proxyName(proxy);
  if (status !== 407) {
    const hint =
      status >= 500
        ? 'It could not reach the server: its own DNS, network or firewall. Nothing of the request went out.'
        : 'Its rules do not let this address through. Nothing of the request went out.';
    return make('proxy-tunnel', `Expected a tunnel from the proxy ${name}; it answered ${status}.`, hint, refused);
  }
  const offers = schemes.length === 0 ? '' : ` It offers ${schemes.join(', ')}.`;
  const hint =
    schemes.length > 0 && !schemes.some((scheme) => scheme.toLowerCase() === 'basic')
      ? `The console signs in with Basic alone.${offers} A local proxy that signs in for you can stand between.`
      : `Give the user and password of the proxy: ${WHERE}.${offers}`;
  const came =
    proxy.credentials === undefined
      ? 'it wants a user and password (407)'
      : 'it takes neither user nor password as given (407)';
  return make('proxy-authentication', `Expected the proxy ${name} to let the console through; ${came}.`, hint, refused);
}

function make(code: string, message: string, hint: string, cause: unknown): ConsoleError {
  return new ConsoleError('transport', code, message, { hint, cause });
}
