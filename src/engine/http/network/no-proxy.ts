import { BlockList, isIP } from 'node:net';

/**
 * Whether an address is one that NO_PROXY leaves out: `*`, `host`, `.domain`, `host:port`, an address, or a network such
 * as `10.0.0.0/8`. A name stands for its subdomains too, as curl has it.
 *
 * @param list as the variable has it, by commas or spaces
 * @param url the address asked for
 */
export function isLeftOut(list: string, url: string): boolean {
  const { hostname, port, protocol } = new URL(url);
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  const onPort = port === '' ? (protocol === 'http:' ? '80' : '443') : port;
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => fits(entry.toLowerCase(), host, onPort));
}

function fits(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return isInNetwork(entry, host);
  const { name, wantedPort } = withPort(entry);
  if (wantedPort !== undefined && wantedPort !== port) return false;
  const domain = name.replace(/^\*?\./, '').replace(/\.$/, '');
  return domain !== '' && (host === domain || (isIP(host) === 0 && host.endsWith(`.${domain}`)));
}

/** An IPv6 address has colons of its own; a port comes behind its brackets. */
function withPort(entry: string): { readonly name: string; readonly wantedPort: string | undefined } {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(entry) ?? [];
  return { name: bracketed ?? plain ?? entry, wantedPort: port };
}

function isInNetwork(entry: string, host: string): boolean {
  const [network = '', prefix = ''] = entry.split('/');
  const [kind, of] = [isIP(network), isIP(host)];
  const bits = Number(prefix);
  if (kind === 0 || kind !== of || !/^\d{1,3}$/.test(prefix) || bits > (kind === 4 ? 32 : 128)) return false;
  const family = kind === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, bits, family);
  return list.check(host, family);
}
