import { ConsoleError } from '../../../core/errors.js';
import type { Network, Route } from './network.js';
import { isLeftOut } from './no-proxy.js';
import { readProxyAddress } from './proxy-address.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The ways that HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY say, in either case; the lower case wins, as with curl.
 *
 * The answer throws `proxy-address` with the name of the variable.
 */
export function environmentRoutes(environment: Environment): Network['routesTo'] {
  return async (url) => [routeTo(url, environment)];
}

function routeTo(url: string, environment: Environment): Route {
  const found = variable(environment, url.startsWith('http:') ? 'http_proxy' : 'https_proxy', 'all_proxy');
  if (found === undefined || isLeftOut(variable(environment, 'no_proxy')?.value ?? '', url)) return { kind: 'direct' };
  const other = /^(socks[45]?[ah]?):\/\//i.exec(found.value)?.[1];
  if (other !== undefined) return { kind: 'unsupported', name: other.toUpperCase() };
  try {
    return { kind: 'proxy', proxy: readProxyAddress(found.value) };
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error;
    const hint = error.hint ?? '';
    throw new ConsoleError(error.kind, error.code, `In the variable ${found.name}: ${error.message}`, { hint });
  }
}

function variable(environment: Environment, ...names: readonly string[]) {
  for (const name of names.flatMap((one) => [one, one.toUpperCase()])) {
    const value = environment[name]?.trim();
    if (value !== undefined && value !== '') return { name, value };
  }
  return undefined;
}
