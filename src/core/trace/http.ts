/** Header fields in the order and spelling of the wire. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** A request as it goes out. `body` is text; the console sends no other kind. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: HeaderList;
  readonly body?: string | undefined;
}

/** A response as it came, decoded from its content encoding. Redirects are never followed. */
export interface HttpResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderList;
  readonly body: string;
  /** Bytes of the decoded body; more than `body` holds when `truncated`. */
  readonly bodyBytes: number;
  readonly truncated: boolean;
}

/** What one request cost, in milliseconds. A phase that was not gone through, or is not known, is left out. */
export interface HttpTiming {
  /** Finding out which way to take, and trying those that led nowhere. */
  readonly routeMs?: number | undefined;
  /** From name to address: of the proxy, where there is one. */
  readonly dnsMs?: number | undefined;
  /** The TCP connection: to the proxy, where there is one. */
  readonly connectMs?: number | undefined;
  /** Until the proxy had a tunnel to the server: its own lookup and connection are in it. */
  readonly tunnelMs?: number | undefined;
  /** The TLS handshake with the server. */
  readonly tlsMs?: number | undefined;
  /** Writing the request. */
  readonly sendMs?: number | undefined;
  /** From the request until the head of the response. */
  readonly waitMs?: number | undefined;
  /** Reading the body. */
  readonly bodyMs?: number | undefined;
  /** Since the start until the head of the response. */
  readonly firstByteMs?: number | undefined;
  /** Since the start until the end, whatever that was. */
  readonly totalMs: number;
}

/** What one request went over. */
export interface HttpConnection {
  /** `host:port` of the proxy, where there was one. */
  readonly proxy?: string | undefined;
  /** TLS was spoken to the proxy itself. */
  readonly proxyTls?: boolean | undefined;
  /** The proxy was given a user and a password, which are nowhere in the trace. */
  readonly proxySignIn?: boolean | undefined;
  /** The address that was connected to: the proxy's, where there was one. */
  readonly address?: string | undefined;
  readonly tls?: HttpTls | undefined;
}

/** The TLS of a connection, and the certificate that the server showed. */
export interface HttpTls {
  readonly protocol: string;
  readonly cipher: string;
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since the epoch. */
  readonly validTo: number;
  /** SHA-256 of the certificate, as hex without colons. */
  readonly fingerprint: string;
}

/** Limits of one request: deadline in milliseconds, cap of the decoded body in bytes. */
export interface HttpLimits {
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
}

/**
 * Sends one request and reads the whole answer, within the limits. Handed in by the engine.
 *
 * Throws a {@link ConsoleError} of kind `transport` when nothing usable came (DNS, refused, TLS, proxy, deadline, cut
 * off); as a `TransportFailure`, with how far it got.
 */
export type HttpTransport = (request: HttpRequest, limits: HttpLimits, signal?: AbortSignal) => Promise<HttpAnswer>;

/** What a transport hands back; `sent` is the request with the headers that the transport added, as on the wire. */
export interface HttpAnswer {
  readonly response: HttpResponse;
  readonly timing: HttpTiming;
  readonly sent?: HttpRequest | undefined;
  readonly connection?: HttpConnection | undefined;
}

/** One request with what came of it, as a step shows it. */
export interface HttpExchange {
  readonly purpose: string;
  readonly startedAt: number;
  readonly request: HttpRequest;
  readonly response?: HttpResponse | undefined;
  readonly timing?: HttpTiming | undefined;
  readonly connection?: HttpConnection | undefined;
  readonly failure?: string | undefined;
}

/** The value of the first header of that name, in any case; undefined where there is none. */
export function headerValue(headers: HeaderList, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([candidate]) => candidate.toLowerCase() === wanted)?.[1];
}
