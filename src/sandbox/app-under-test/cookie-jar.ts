import { readHttpDate } from '../../core/trace/http-date.js';

interface Cookie {
  readonly host: string;
  readonly path: string;
  readonly name: string;
  readonly value: string;
}

/** The cookies of one browser, by host and path (RFC 6265 5); on loopback `Secure` asks for nothing. */
export class CookieJar {
  #cookies: readonly Cookie[] = [];

  /** Takes the `Set-Cookie` headers of an answer. */
  keep(url: URL, setCookies: readonly string[]): void {
    for (const header of setCookies) {
      const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
      const equals = pair.indexOf('=');
      if (equals < 1) continue;
      const path = attributeOf(attributes, 'path');
      const cookie = {
        host: url.hostname,
        path: path?.startsWith('/') === true ? path : defaultPath(url.pathname),
        name: pair.slice(0, equals),
        value: pair.slice(equals + 1),
      };
      const others = this.#cookies.filter((one) => !isSame(one, cookie));
      this.#cookies = hasEnded(attributes) ? others : [...others, cookie];
    }
  }

  /** The `Cookie` header for a request; undefined where none fits. */
  headerFor(url: URL): string | undefined {
    const fitting = this.#cookies
      .filter(({ host, path }) => host === url.hostname && isUnder(url.pathname, path))
      .toSorted((one, other) => other.path.length - one.path.length);
    return fitting.length === 0 ? undefined : fitting.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
}

function isSame(one: Cookie, other: Cookie): boolean {
  return one.host === other.host && one.path === other.path && one.name === other.name;
}

function attributeOf(attributes: readonly string[], name: string): string | undefined {
  const found = attributes.findLast((attribute) => attribute.toLowerCase().startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** `Max-Age` goes before `Expires` (RFC 6265 5.3). */
function hasEnded(attributes: readonly string[]): boolean {
  const maxAge = attributeOf(attributes, 'max-age');
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return Number(maxAge) <= 0;
  const expires = readHttpDate(attributeOf(attributes, 'expires'));
  return expires !== undefined && expires <= Date.now();
}

function defaultPath(pathname: string): string {
  return pathname.slice(0, Math.max(1, pathname.lastIndexOf('/')));
}

/** RFC 6265 5.1.4. */
function isUnder(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}
