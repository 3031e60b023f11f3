import { ConsoleError } from '../errors.js';

/** Where sgID's documentation says that it answers. */
export const DOCUMENTED_ORIGINS = {
  production: 'https://api.id.gov.sg',
  staging: 'https://api-stg.id.gov.sg',
} as const;

/**
 * The origin of a provider's address; a path and a trailing slash are dropped, as the official SDK drops them.
 *
 * @throws ConsoleError `environment-not-url`, `environment-not-https`, `environment-has-credentials`; RFC 9700 2.6
 */
export function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url === undefined || !isWeb || !isPlainHost(url.hostname)) {
    throw new ConsoleError(
      'config',
      'environment-not-url',
      'Expected production, staging, or an origin such as https://api.id.gov.sg.',
      {
        hint: 'Write the scheme too: https://host, or http://127.0.0.1:port for a provider on this machine.',
      },
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new ConsoleError(
      'config',
      'environment-has-credentials',
      'Expected an origin without a user name or password in it.',
    );
  }
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    throw new ConsoleError(
      'config',
      'environment-not-https',
      `Expected https for ${url.hostname}: the client secret and the tokens would cross the network in clear.`,
      { hint: 'Plain http is accepted for localhost, 127.0.0.1 and [::1] only.', spec: 'RFC 9700 2.6' },
    );
  }
  return url.origin;
}

/**
 * Whether a URL's hostname is one that DNS or a hosts file may have: `URL` takes quotes, `$` and backticks in it as well,
 * which a shell or a page that the name is written into would act on.
 *
 * @param hostname as `URL.hostname` gives it, IPv6 in brackets; RFC 1123 2.1, and `_`, which private networks use
 */
export function isPlainHost(hostname: string): boolean {
  return /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/.test(hostname);
}

/**
 * Whether a URL's hostname is this machine: `localhost`, `127.0.0.0/8` or `[::1]`.
 *
 * @param hostname as `URL.hostname` gives it, IPv6 in brackets; RFC 8252 7.3
 */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}
