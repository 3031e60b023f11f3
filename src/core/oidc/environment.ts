import type { ProviderEnvironment } from '../flow/run.js';
import { DOCUMENTED_ORIGINS, readOrigin } from './origin.js';

const { production: PRODUCTION_ORIGIN, staging: STAGING_ORIGIN } = DOCUMENTED_ORIGINS;

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
