import { DOCUMENTED_ORIGINS, isLoopbackHost } from '../../../core/oidc/origin.js';
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

/** The environment that a choice stands for; of an own origin, what was typed for it. */
export function environmentOf(kind: EnvironmentKind, typedOrigin: string): EnvironmentView {
  if (kind === 'production' || kind === 'staging') return { kind, origin: DOCUMENTED_ORIGINS[kind] };
  return { kind, origin: kind === 'custom' ? typedOrigin.trim() : '' };
}

/** What is wrong with an own origin that was typed; undefined where nothing is. Main has the last word. RFC 9700 2.6. */
export function originProblem(typed: string): string | undefined {
  const origin = typed.trim();
  if (origin === '') return 'Give the origin, such as https://sgid.example.';
  if (!/^https?:\/\/[^/?#]/i.test(origin)) return 'Write the scheme too: https://…';
  if (!URL.canParse(origin)) return 'Expected a URL with a host and, if it names a port, one up to 65535.';
  const { protocol, hostname, username, password } = new URL(origin);
  if (username !== '' || password !== '') return 'Leave out the user name and password before the host.';
  if (protocol === 'http:' && !isLoopbackHost(hostname))
    return 'Use https: plain http is for providers on this machine.';
  return undefined;
}
