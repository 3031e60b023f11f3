import { ConsoleError } from '../../core/errors.js';
import { isDocumentedHost } from '../../core/oidc/environment.js';
import { codeOf, DNS_CODES, isProtocolError, TIMEOUT_CODES, UNREACHABLE_CODES } from './failure-codes.js';
import { isTlsCode, tlsError } from './tls-errors.js';

const CUT_OFF_CODES = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_ABORTED',
  'Z_BUF_ERROR',
]);
/**
 * A failed request as a `transport` error that says what failed and what to do.
 *
 * @param error what undici, node or zlib threw
 * @param url the address asked; only its host is quoted
 */
export function transportError(error: unknown, url: string): ConsoleError {
  const { host, hostname } = new URL(url);
  const code = codeOf(error);
  if (DNS_CODES.has(code)) {
    return make(
      'transport-dns',
      `Expected an address for ${hostname}; its name does not resolve.`,
      dnsHint(hostname),
      error,
    );
  }
  if (code === 'ECONNREFUSED') {
    return make(
      'transport-refused',
      `Expected an answer from ${host}; the connection was refused.`,
      'Nothing listens there: start the provider, or correct the port.',
      error,
    );
  }
  if (isTlsCode(code)) return tlsError(code, hostname, error);
  if (TIMEOUT_CODES.has(code)) return timedOut(host, undefined, error);
  if (UNREACHABLE_CODES.has(code)) {
    return make(
      'transport-unreachable',
      `Expected a way to ${host}; the network has none (${code}).`,
      'Check the network, the VPN and the firewall.',
      error,
    );
  }
  if (CUT_OFF_CODES.has(code)) {
    return make(
      'transport-cut-off',
      `Expected a whole answer from ${host}; the connection was cut off.`,
      'Try again. A proxy or the provider closed the connection early.',
      error,
    );
  }
  if (code.startsWith('Z_') || code.startsWith('ERR_') || code.startsWith('ERR__ERROR_')) {
    return make(
      'transport-encoding',
      `Expected a body from ${host} that unpacks; its Content-Encoding does not hold.`,
      'The provider or a proxy labels its compression wrongly.',
      error,
    );
  }
  if (isProtocolError(error, code)) {
    return make(
      'transport-malformed',
      `Expected HTTP from ${host}; what came is not.`,
      'Another protocol answers on this port, or the headers are too large.',
      error,
    );
  }
  return make(
    'transport-failed',
    `Expected an answer from ${host}; the request failed${code === '' ? '' : ` (${code})`}.`,
    'Try again; the log has the details.',
    error,
  );
}

/** The name of a documented host is right: then it is the way there that is not. */
function dnsHint(hostname: string): string {
  const way = 'Check that this machine is on the network, then the VPN, the proxy and the DNS server';
  return isDocumentedHost(hostname) ? `${way}.` : `${way}; or the spelling of the host.`;
}

/** The deadline passed; `timeoutMs` in milliseconds where the whole request had one. */
export function timedOut(host: string, timeoutMs: number | undefined, cause?: unknown): ConsoleError {
  const within = timeoutMs === undefined ? 'in time' : `within ${timeoutMs / 1000} s`;
  return make(
    'transport-timeout',
    `Expected a whole answer from ${host} ${within}; it did not come.`,
    'The provider is slow or stuck, or a firewall drops the packets. Try again.',
    cause,
  );
}

/** No connection stood after `timeoutMs` milliseconds. */
export function connectTimedOut(host: string, timeoutMs: number, proxy: string | undefined): ConsoleError {
  const over = proxy === undefined ? '' : ` through the proxy ${proxy}`;
  return make(
    proxy === undefined ? 'transport-timeout' : 'proxy-timeout',
    `Expected a connection to ${host}${over} within ${timeoutMs / 1000} s; it did not come about.`,
    'A firewall drops the packets, or the way is slow. Nothing of the request went out. Try again, or give it more time.',
    undefined,
  );
}

/** The user, or an interrupt, stopped it. */
export function cancelled(): ConsoleError {
  return new ConsoleError('transport', 'cancelled', 'Cancelled before the answer came.', {
    hint: 'Run the step again when ready.',
  });
}

function make(code: string, message: string, hint: string, cause: unknown): ConsoleError {
  return new ConsoleError('transport', code, message, { hint, cause });
}
