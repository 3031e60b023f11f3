import { ConsoleError } from '../errors.js';
import type { ProviderEnvironment } from '../flow/run.js';

const PRODUCTION_ORIGIN = 'https://api.id.gov.sg';
const STAGING_ORIGIN = 'https://api-stg.id.gov.sg';

/** Whether a host is one of sgID's documented ones, so that its name is surely spelt right. */
export function isDocumentedHost(hostname: string): boolean {
  return [PRODUCTION_ORIGIN, STAGING_ORIGIN].some((origin) => new URL(origin).hostname === hostname);
}

/**
 * The environment that a name or an origin stands for.
 *
 * @param text `production`, `staging`, or an origin: `https://…`, or `http://` on a loopback address
 * @throws ConsoleError `environment-not-url`, `environment-not-https`, `environment-has-credentials`
 */
export function readEnvironment(text: string): ProviderEnvironment {
  const name = text.trim();
  if (name === 'production') return { kind: 'production', origin: PRODUCTION_ORIGIN };
  if (name === 'staging') return { kind: 'staging', origin: STAGING_ORIGIN };
  const origin = readOrigin(name);
  // A dot at the end of a host's name leads to the same host.
  const plain = origin.replace(/\.$/, '');
  if (plain === PRODUCTION_ORIGIN) return { kind: 'production', origin: plain };
  if (plain === STAGING_ORIGIN) return { kind: 'staging', origin: plain };
  return { kind: 'custom', origin };
}

/**
 * The origin of a provider's address; a path and a trailing slash are dropped, as the official SDK drops them.
 *
 * @throws ConsoleError `environment-not-url`, `environment-not-https`, `environment-has-credentials`; RFC 9700 2.6
 */
export function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') {
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
 * Whether a URL's hostname is this machine: `localhost`, `127.0.0.0/8` or `[::1]`.
 *
 * @param hostname as `URL.hostname` gives it, IPv6 in brackets; RFC 8252 7.3
 */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}
