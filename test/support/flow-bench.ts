import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { FlowStep, RunArtifacts, RunRequest, StepIo, StepOutcome } from '../../src/core/flow/run.js';
import { buildCodeChallenge } from '../../src/core/oidc/pkce.js';
import { documentedProvider } from '../../src/core/oidc/provider-metadata.js';
import type { HttpExchange, HttpLimits, HttpResponse } from '../../src/core/trace/http.js';
import { createHttpTransport } from '../../src/engine/http/http-transport.js';
import { privateKeyOf, rsaKeyPair } from './keys.js';

/** A transport as the engine makes it. */
export const http = createHttpTransport({ version: 'test' });

/** A server on 127.0.0.1 that answers as it is told, and everything that was sent to it. */
export interface HostileServer {
  readonly origin: string;
  readonly port: number;
  readonly received: readonly { readonly method: string; readonly url: string; readonly body: string }[];
  readonly stop: () => Promise<void>;
}

/** Starts a server that misbehaves in the way of `listener`. */
export async function startHostileServer(listener: RequestListener): Promise<HostileServer> {
  const received: { method: string; url: string; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        method: request.method ?? '',
        url: request.url ?? '',
        body: Buffer.concat(chunks).toString(),
      });
      listener(request, response);
    });
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    received,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A listener that answers every request with one status, content type and body. */
export function answering(
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': type, ...headers });
    response.end(body);
  };
}

/** A listener that answers every request with JSON. */
export function answeringJson(value: unknown, status = 200): RequestListener {
  return answering(status, 'application/json', typeof value === 'string' ? value : JSON.stringify(value));
}

/** A response as a transport would hand it over, for what needs no network. */
export function jsonResponse(value: unknown, status = 200, type = 'application/json'): HttpResponse {
  const body = typeof value === 'string' ? value : JSON.stringify(value);
  return {
    status,
    statusText: '',
    headers: type === '' ? [] : [['Content-Type', type]],
    body,
    bodyBytes: Buffer.byteLength(body),
    truncated: false,
  };
}

/** A run that asks a provider at `origin` for a name. */
export function runRequest(origin: string, changes: Partial<RunRequest> = {}): RunRequest {
  return {
    environment: { kind: 'custom', origin },
    client: {
      clientId: 'TEST-CLIENT',
      name: 'Test client',
      clientSecret: 'abcdefghijklmnopqrstuvwxyz012345',
      privateKey: privateKeyOf(rsaKeyPair()),
      allowedScopes: ['openid', 'myinfo.name'],
      redirectUris: ['http://localhost:5001/api/redirect'],
    },
    scopes: ['openid', 'myinfo.name'],
    redirectUri: 'http://localhost:5001/api/redirect',
    tokenRequest: 'form',
    clientAuthentication: 'post',
    redirectTimeoutMs: 2_000,
    ...changes,
  };
}

export const CODE_VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

/** What the steps before the token request would have left behind. */
export function artifactsFor(origin: string, changes: Partial<RunArtifacts> = {}): RunArtifacts {
  return {
    provider: documentedProvider(origin),
    pkce: { codeVerifier: CODE_VERIFIER, codeChallenge: buildCodeChallenge(CODE_VERIFIER) },
    state: 'state-of-this-run-0123456789',
    nonce: 'nonce-of-this-run-0123456789',
    code: 'SplxlOBeZQQYbYS6WxSbIA',
    accessToken: 'SlAV32hkKG-access-token',
    sub: 'u=1f0c5a1e',
    spent: { state: true, code: false },
    ...changes,
  };
}

/** The outside world of a step, with real HTTP and everything recorded. */
export function stepIo(limits?: Partial<HttpLimits>): StepIo & { readonly exchanges: HttpExchange[] } {
  const exchanges: HttpExchange[] = [];
  return {
    http: (request, own, signal) => http(request, { ...own, ...limits }, signal),
    now: Date.now,
    randomBytes,
    awaitRedirect: () => Promise.reject(new Error('No redirect was expected.')),
    probeRedirectUri: () => Promise.resolve({ free: true }),
    onExchange: (exchange) => exchanges.push(exchange),
    signal: new AbortController().signal,
    exchanges,
  };
}

/** Runs one step against a hostile server and stops the server. */
export async function runAgainst(
  step: FlowStep,
  listener: RequestListener,
  options: {
    readonly artifacts?: Partial<RunArtifacts>;
    readonly request?: Partial<RunRequest>;
    readonly limits?: Partial<HttpLimits>;
  } = {},
): Promise<{
  readonly outcome?: StepOutcome;
  readonly error?: unknown;
  readonly exchanges: readonly HttpExchange[];
  readonly received: HostileServer['received'];
}> {
  const server = await startHostileServer(listener);
  const io = stepIo(options.limits);
  try {
    const outcome = await step.run(
      runRequest(server.origin, options.request),
      artifactsFor(server.origin, options.artifacts),
      io,
    );
    return { outcome, exchanges: io.exchanges, received: server.received };
  } catch (error) {
    return { error, exchanges: io.exchanges, received: server.received };
  } finally {
    await server.stop();
  }
}
