import { isIP } from 'node:net';
import { SandboxError } from '../errors.js';
import type { Opening } from '../types.js';

/** What of an {@link Opening} was read and holds. */
export interface CheckedOpening {
  readonly address: string;
  readonly allowedHosts: readonly string[];
  readonly origin: string | undefined;
}

const LOOPBACK = '127.0.0.1';
/** A URL takes quotes and `$` in a name too; the name is copied into the environment of an app, by way of a shell. */
const PLAIN_NAME = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/;
/** Listening on one of these is listening on all; they are no addresses to be asked by. */
const EVERY_ADDRESS = ['0.0.0.0', '::'];

/** Reads what shall be opened; throws `address-unusable`, `host-unusable` or `origin-unusable`. */
export function readOpening({ address = LOOPBACK, allowedHosts = [], origin }: Opening = {}): CheckedOpening {
  // A zone, as in fe80::1%eth0, has no place in an origin.
  if (isIP(address) === 0 || address.includes('%')) {
    throw new SandboxError(
      'address-unusable',
      'The address to listen on is no IP address.',
      'Give one such as 127.0.0.1, or 0.0.0.0 for every address of this computer.',
    );
  }
  for (const host of allowedHosts) {
    if (hostOf(host) === undefined) {
      throw new SandboxError(
        'host-unusable',
        `An allowed host is not of the form name or name:port.`,
        'Give one such as host.docker.internal or sgid:5443.',
      );
    }
  }
  if (origin !== undefined && !isOrigin(origin)) {
    throw new SandboxError(
      'origin-unusable',
      'The origin is not of the form http://name:port or https://name:port.',
      'Leave out path and trailing slash: the sandbox adds /v2 to make the issuer.',
    );
  }
  return { address, allowedHosts, origin };
}

/** What whoever opens it must know: in words, one for each way in which it is open. */
export function openingWarnings({ address, allowedHosts = [], origin }: Opening): readonly string[] {
  const isOpen = address !== undefined && !/^(127\.|::1$)/.test(address);
  return [
    ...(isOpen
      ? [`It listens on ${address}: whoever reaches this computer there can log in as anybody. Use it for containers.`]
      : []),
    ...(allowedHosts.length > 0 || origin !== undefined
      ? ['Other names than its own are answered: a web page that can point one of them here can talk to it.']
      : []),
  ];
}

/** The one origin the sandbox is known by. */
export function originOf({ address, origin }: CheckedOpening, port: number): string {
  if (origin !== undefined) return origin;
  const host = EVERY_ADDRESS.includes(address) ? LOOPBACK : address;
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/** Values of `Host` that are answered: the origin's own, and those that were allowed. */
export function readHosts({ allowedHosts }: CheckedOpening, origin: string, port: number): ReadonlySet<string> {
  return new Set([new URL(origin).host, ...allowedHosts.map((host) => withPort(host, port))]);
}

function withPort(host: string, port: number): string {
  return /:\d+$/.test(host) ? host.toLowerCase() : `${host.toLowerCase()}:${port}`;
}

function hostOf(host: string): string | undefined {
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined;
  const isBare = url !== undefined && url.pathname === '/' && !/[/?#@\s*]/.test(host);
  return isBare && PLAIN_NAME.test(url.hostname) ? url.host : undefined;
}

function isOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, origin: parsed, hostname } = new URL(origin);
  return (protocol === 'http:' || protocol === 'https:') && parsed === origin && PLAIN_NAME.test(hostname);
}
