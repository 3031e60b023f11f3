import type { Route } from './network.js';

const DIRECT: Route = { kind: 'direct' };

/**
 * The ways in what a proxy auto-configuration answers: `PROXY 10.0.0.1:8080; HTTPS proxy.example:443; DIRECT`.
 *
 * @param answer as `session.resolveProxy` gives it; nothing in it means a direct way
 */
export function systemRoutes(answer: string): readonly Route[] {
  const routes = answer
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(routeOf);
  return routes.length === 0 ? [DIRECT] : routes;
}

function routeOf(entry: string): Route {
  const [name = '', address = ''] = entry.split(/\s+/);
  const kind = name.toUpperCase();
  if (kind === 'DIRECT') return DIRECT;
  const secure = kind === 'HTTPS';
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(address) ?? [];
  const host = bracketed ?? plain;
  if ((kind !== 'PROXY' && kind !== 'HTTP' && !secure) || host === undefined)
    return { kind: 'unsupported', name: kind };
  return { kind: 'proxy', proxy: { secure, host, port: port === undefined ? (secure ? 443 : 80) : Number(port) } };
}
