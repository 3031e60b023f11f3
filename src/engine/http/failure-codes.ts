export const DNS_CODES: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA']);

export const TIMEOUT_CODES: ReadonlySet<string> = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

export const UNREACHABLE_CODES: ReadonlySet<string> = new Set([
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
]);

/**
 * The code of what Node, undici or zlib threw; empty where there is none.
 *
 * Node hides the first of several failed addresses in an AggregateError, undici the cause in `cause`.
 */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : '';
}

/** Whether what came was no HTTP. undici's parser errors have a code only where its parser named one. */
export function isProtocolError(error: unknown, code: string): boolean {
  const named = code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW';
  return named || (error instanceof Error && error.name === 'HTTPParserError');
}
