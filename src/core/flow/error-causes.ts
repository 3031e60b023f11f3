import type { ErrorView } from '../errors.js';

/**
 * Why an error is likely so, most likely first, where only its code says so. Errors whose cause lies in what came carry
 * their own. A name ends where a more particular one begins: `transport-tls-name` is looked for before `transport-tls`.
 */
const CAUSES: Readonly<Record<string, readonly string[]>> = {
  'transport-dns': [
    'This machine is offline, or behind a sign-in page of its network.',
    'The name is known inside a VPN, or by a proxy, only.',
    'The DNS server of this network does not answer for it.',
    'The host is misspelt.',
  ],
  'transport-refused': [
    'The provider is not running: a sandbox or a mock of your own, for example.',
    'The port is another one.',
    'A firewall refuses the connection.',
  ],
  'transport-unreachable': [
    'This machine is offline, or its VPN is down.',
    'A firewall or a policy of this machine lets nothing out to that host.',
    'The host has an IPv6 address, and this network has none.',
  ],
  'transport-timeout': [
    'A firewall drops the packets without a word; a proxy is needed to get out.',
    'The provider is slow or stuck.',
    'The network is slow: give the request more time.',
  ],
  'transport-cut-off': [
    'A proxy or a load balancer closed the connection before the answer was whole.',
    'The provider restarted, or failed in the middle of its answer.',
    'The network changed: another Wi-Fi, a VPN that came up.',
  ],
  'transport-encoding': [
    'A proxy unpacked the body and left the header as it was, or packed it twice.',
    'The provider labels its compression wrongly.',
  ],
  'transport-malformed': [
    'Another protocol answers on this port.',
    'The address says http, and the port speaks TLS.',
    'The headers of the answer are larger than 64 KiB.',
  ],
  'transport-tls-name': [
    'A proxy or a sign-in page of the network answers in the provider’s place.',
    'The address is an alias that the certificate does not name.',
  ],
  'transport-tls-expired': [
    'The clock of this machine is ahead: look at its date first.',
    'The provider has not renewed its certificate.',
  ],
  'transport-tls-not-yet-valid': [
    'The clock of this machine is behind: look at its date first.',
    'The provider installed a certificate before its time.',
  ],
  'transport-tls-self-signed': [
    'The provider is one of your own, and makes its own certificate.',
    'A proxy of the network opens TLS.',
  ],
  'transport-tls': [
    'A proxy of the network opens TLS, with a CA that this machine’s programs do not all know.',
    'The provider has a CA of its own, or does not send the whole chain.',
    'The clock of this machine is wrong, so that a good certificate seems out of date.',
    'The port does not speak TLS, or no version that both sides know.',
  ],
  'transport-failed': [
    'Something between this machine and the provider failed in a way that has no name here.',
    'The network changed while the request was under way.',
  ],
  'proxy-authentication': [
    'The proxy wants a user name and a password.',
    'They have changed, or belong to another proxy.',
    'The proxy takes another kind of sign-in than Basic, such as NTLM or Kerberos.',
  ],
  'proxy-tunnel': [
    'The rules of the proxy do not let this host or port through.',
    'The proxy itself cannot reach the host.',
  ],
  'proxy-unsupported': ['The system’s settings name a SOCKS proxy, or a script that chooses one.'],
  'proxy-tls': ['The proxy speaks no TLS on that port.', 'Its certificate is from a CA that is not known here.'],
  proxy: [
    'The proxy is reached inside the company’s network or VPN only.',
    'Its host or port has changed.',
    'Another service listens there.',
  ],
  'redirect-timeout': [
    'Nobody finished the login: the page was closed, or the QR code was not scanned.',
    'The provider showed an error page, with status 200: its words are in the browser. The redirect URI is the first thing to compare.',
    'The browser went to the redirect URI on another machine, or another program answered there.',
    'The redirect came without this run’s state, and was refused; refused ones are listed.',
  ],
  'port-taken': [
    'Your own app is running and holds the port.',
    'Another console, or a run in another program, is waiting there.',
  ],
  'port-not-allowed': ['The port is below 1024, which this system keeps for its administrators.'],
  'port-not-available': ['This machine has no such loopback address, or a policy keeps programs from listening.'],
  'state-spent': ['The step was run again after its state had been answered.'],
  'pasted-not-url': ['Only a part of the address was copied.', 'The text is that of the page, not its address.'],
  'pasted-other-redirect-uri': [
    'The address is that of the provider’s page, before its redirect.',
    'It belongs to a run with another redirect URI, or of another client.',
  ],
  'pasted-other-state': ['The address is of an earlier run, or of another tab.'],
  'approval-not-loopback': ['The provider is not on this machine, and a real login needs a person.'],
  'approval-left-loopback': ['The provider sends the browser to another service to log in.'],
  'approval-redirects': [
    'Two pages of the provider send the browser to each other: a cookie that is never set, often.',
  ],
  'step-out-of-order': ['The step before it has not run, or its result was forgotten.'],
  cancelled: [],
};

/**
 * Why an error is likely so, most likely first; empty where nothing is known, or there is nothing to explain.
 *
 * @param error as it was made, or as it was shown or saved
 */
export function likelyCauses(error: ErrorView): readonly string[] {
  if (error.causes !== undefined) return error.causes;
  const parts = error.code.split('-');
  const names = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  const known = names.find((name) => Object.hasOwn(CAUSES, name));
  return known === undefined ? [] : (CAUSES[known] ?? []);
}
