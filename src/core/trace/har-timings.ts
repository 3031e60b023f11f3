import type { HttpTiming } from './http.js';

/** The phases of an entry in milliseconds; -1 for one that does not apply. HTTP Archive 1.2, timings. */
export interface HarTimings {
  readonly blocked: number;
  readonly dns: number;
  /** TCP and TLS together, and the tunnel of a proxy. */
  readonly connect: number;
  readonly ssl: number;
  readonly send: number;
  readonly wait: number;
  readonly receive: number;
  readonly comment?: string;
}

/** The phases of a request; where it failed, the time that belongs to none of them is what it waited. */
export function harTimings(timing: HttpTiming = { totalMs: 0 }): HarTimings {
  const { routeMs, dnsMs, connectMs, tunnelMs, tlsMs, sendMs = 0, bodyMs = 0, totalMs } = timing;
  const toConnect = [connectMs, tunnelMs, tlsMs].filter((part) => part !== undefined);
  const connect = toConnect.length === 0 ? -1 : sum(toConnect);
  const gone = sum([routeMs ?? 0, dnsMs ?? 0, Math.max(connect, 0), sendMs, bodyMs]);
  return {
    blocked: rounded(routeMs ?? -1),
    dns: rounded(dnsMs ?? -1),
    connect: rounded(connect),
    ssl: rounded(tlsMs ?? -1),
    send: rounded(sendMs),
    wait: rounded(timing.waitMs ?? Math.max(0, totalMs - gone)),
    receive: rounded(bodyMs),
    ...(tunnelMs === undefined
      ? {}
      : { comment: `dns and connect are those of the proxy; its tunnel took ${rounded(tunnelMs)} ms of connect.` }),
  };
}

/** What an entry took: the sum of its phases but for ssl, which connect has in it. */
export function timeOf({ blocked, dns, connect, send, wait, receive }: HarTimings): number {
  return rounded(sum([blocked, dns, connect, send, wait, receive].filter((part) => part >= 0)));
}

function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0);
}

/** To the microsecond. */
function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
