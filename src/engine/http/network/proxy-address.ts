import { ConsoleError } from '../../../core/errors.js';
import type { ProxyServer } from './network.js';

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/**
 * A proxy from its address: `http://host:port`, with `user:password@` where it wants them; the scheme may be left out.
 *
 * @param text as it stands in a setting, an option or a variable; an error quotes nothing of it
 * @throws ConsoleError `proxy-address`
 */
export function readProxyAddress(text: string): ProxyServer {
  const trimmed = text.trim();
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const port = url === undefined ? undefined : DEFAULT_PORTS[url.protocol];
  if (url === undefined || port === undefined || url.hostname === '' || hasMore(url)) throw notAnAddress();
  return {
    secure: url.protocol === 'https:',
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? port : Number(url.port),
    credentials: url.username === '' ? undefined : { user: decoded(url.username), password: decoded(url.password) },
  };
}

/** A path or a query belongs to no proxy; who gives one means something else. */
function hasMore(url: URL): boolean {
  return (url.pathname !== '/' && url.pathname !== '') || url.search !== '' || url.hash !== '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw notAnAddress();
  }
}

function notAnAddress(): ConsoleError {
  return new ConsoleError('config', 'proxy-address', 'Expected the address of a proxy, such as http://host:8080.', {
    hint: 'HTTP proxies are spoken to, over http:// or https://. In a user name or password write @ as %40 and : as %3A.',
  });
}
