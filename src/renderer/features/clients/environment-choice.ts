import type { EnvironmentView } from '../../../shared/views/common.js';

/** The kinds of environment a client can belong to. */
export type EnvironmentKind = EnvironmentView['kind'];

/** The environments a client can belong to, in the order they are offered. */
export const ENVIRONMENT_CHOICES = [
  { value: 'production', label: 'Production' },
  { value: 'staging', label: 'Staging' },
  { value: 'sandbox', label: 'Sandbox' },
  { value: 'custom', label: 'Own origin' },
] as const satisfies readonly { readonly value: EnvironmentKind; readonly label: string }[];

/** Where each environment answers; main has the last word on it. */
const ORIGINS: Readonly<Record<EnvironmentKind, string>> = {
  production: 'https://api.id.gov.sg',
  staging: 'https://api-stg.id.gov.sg',
  sandbox: '',
  custom: '',
};

/** The environment that a choice stands for; of an own origin, what was typed for it. */
export function environmentOf(kind: EnvironmentKind, typedOrigin: string): EnvironmentView {
  return { kind, origin: kind === 'custom' ? typedOrigin.trim() : ORIGINS[kind] };
}

/** What is wrong with an own origin that was typed; undefined where nothing is. Main has the last word. RFC 9700 2.6. */
export function originProblem(typed: string): string | undefined {
  const origin = typed.trim();
  if (origin === '') return 'Give the origin, such as https://sgid.example.';
  if (!/^https?:\/\/[^/?#]/i.test(origin)) return 'Write the scheme too: https://…';
  if (!URL.canParse(origin)) return 'Expected a URL with a host and, if it names a port, one up to 65535.';
  const { protocol, hostname, username, password } = new URL(origin);
  if (username !== '' || password !== '') return 'Leave out the user name and password before the host.';
  if (protocol === 'http:' && !isLoopback(hostname)) return 'Use https: plain http is for providers on this machine.';
  return undefined;
}

/** True for a host that is this machine. RFC 8252 7.3. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
