import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import type { AuthorizationResponseParameters } from '../../src/core/flow/run.js';
import { LoopbackListeners, type OpenedListener } from '../../src/engine/loopback/loopback-listeners.js';
import { freePort } from './free-port.js';

/** What a request to the listener is made of; a redirect of a browser to `localhost` by default. */
export interface Knock {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly host?: string;
  readonly address?: string;
}

export interface KnockAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One wait at a redirect URI, with everything that it reports. */
export interface RedirectBench {
  readonly port: number;
  readonly redirectUri: string;
  readonly opened: OpenedListener;
  readonly refused: string[];
  readonly responses: AuthorizationResponseParameters[];
  readonly knock: (knock?: Knock) => Promise<KnockAnswer>;
}

export const LIVE_STATE = 'live-state-0123456789';

/** Opens a wait on a free port of `localhost`. */
export async function openRedirectBench(
  listeners = new LoopbackListeners(),
  options: { readonly state?: string; readonly port?: number; readonly host?: string } = {},
): Promise<RedirectBench> {
  const port = options.port ?? (await freePort());
  const host = options.host ?? 'localhost';
  const redirectUri = `http://${host}:${port}/api/redirect`;
  const refused: string[] = [];
  const responses: AuthorizationResponseParameters[] = [];
  const opened = await listeners.open({
    redirectUri,
    state: options.state ?? LIVE_STATE,
    onRefused: (reason) => refused.push(reason),
    onResponse: (parameters) => responses.push(parameters),
  });
  return { port, redirectUri, opened, refused, responses, knock: (knock = {}) => knockAt(port, host, knock) };
}

function knockAt(port: number, ownHost: string, knock: Knock): Promise<KnockAnswer> {
  const { method = 'GET', path = '/api/redirect', query = '', address = '127.0.0.1' } = knock;
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: address,
        port,
        method,
        path: query === '' ? path : `${path}?${query}`,
        headers: { Host: knock.host ?? `${ownHost}:${port}` },
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

/** The error code with which a TCP connection fails; `connected` where it does not. */
export function connectionOutcome(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const done = (outcome: string) => {
      socket.destroy();
      resolve(outcome);
    };
    socket.on('connect', () => done('connected'));
    socket.on('timeout', () => done('timeout'));
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'error'));
  });
}
