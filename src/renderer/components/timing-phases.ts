import type { TimingView } from '../../shared/views/network.js';

/** One phase of a request, as it is drawn and named. */
export interface TimingPhase {
  readonly id: 'routeMs' | 'dnsMs' | 'connectMs' | 'tunnelMs' | 'tlsMs' | 'sendMs' | 'waitMs' | 'bodyMs';
  readonly name: string;
  readonly milliseconds: number;
}

/** Shorter than this, in milliseconds, a phase that only says that nothing had to be waited for is left out. */
const NOTICEABLE = 0.5;

/**
 * The phases that a request went through, in their order; those to the proxy are named as the proxy's.
 *
 * @param proxied whether it went through a proxy
 */
export function timingPhases(timing: TimingView, proxied: boolean): readonly TimingPhase[] {
  const names: Readonly<Record<TimingPhase['id'], string>> = {
    routeMs: 'Finding the way',
    dnsMs: proxied ? 'DNS of the proxy' : 'DNS',
    connectMs: proxied ? 'Connection to the proxy' : 'Connection',
    tunnelMs: 'Tunnel by the proxy',
    tlsMs: 'TLS',
    sendMs: 'Sending',
    waitMs: 'First byte',
    bodyMs: 'Body',
  };
  const ids = Object.keys(names) as readonly TimingPhase['id'][];
  return ids.flatMap((id) => {
    const milliseconds = timing[id];
    if (milliseconds === undefined) return [];
    if ((id === 'routeMs' || id === 'sendMs') && milliseconds < NOTICEABLE) return [];
    return [{ id, name: names[id], milliseconds }];
  });
}

/** A part of a request in milliseconds, with a digit behind the point where it is short: `0.4 ms`, `12 ms`. */
export function phaseDuration(milliseconds: number): string {
  if (milliseconds >= 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${milliseconds < 10 ? Number(milliseconds.toFixed(1)) : Math.round(milliseconds)} ms`;
}
