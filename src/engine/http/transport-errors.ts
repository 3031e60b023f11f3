import { ConsoleError } from '../../core/errors.js';
import { isDocumentedHost } from '../../core/oidc/environment.js';

const DNS_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA']);
const CUT_OFF_CODES = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_ABORTED',
  'Z_BUF_ERROR',
]);
const TIMEOUT_CODES = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);
const UNREACHABLE_CODES = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EACCES', 'EPERM']);

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
  if (isTlsCode(code)) {
    return make(
      'transport-tls',
      `Expected a certificate for ${hostname} that this machine trusts; it does not hold (${code}).`,
      'A proxy that opens TLS needs its CA in NODE_EXTRA_CA_CERTS. The check cannot be switched off.',
      error,
    );
  }
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

/** The user, or an interrupt, stopped it. */
export function cancelled(): ConsoleError {
  return new ConsoleError('transport', 'cancelled', 'Cancelled before the answer came.', {
    hint: 'Run the step again when ready.',
  });
}

/** Node hides the first of several failed addresses in an AggregateError, undici the cause in `cause`. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : '';
}

/** undici's parser errors have a code only where its parser named one. */
function isProtocolError(error: unknown, code: string): boolean {
  const named = code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW';
  return named || (error instanceof Error && error.name === 'HTTPParserError');
}

function isTlsCode(code: string): boolean {
  return /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/.test(
    code,
  );
}

function make(code: string, message: string, hint: string, cause: unknown): ConsoleError {
  return new ConsoleError('transport', code, message, { hint, cause });
}
