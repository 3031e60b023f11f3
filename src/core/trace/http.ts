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

/** What one request cost, in milliseconds since it was started. */
export interface HttpTiming {
  readonly firstByteMs?: number | undefined;
  readonly totalMs: number;
}

/** Limits of one request: deadline in milliseconds, cap of the decoded body in bytes. */
export interface HttpLimits {
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
}

/**
 * Sends one request and reads the whole answer, within the limits. Handed in by the engine.
 *
 * Throws a {@link ConsoleError} of kind `transport` when nothing usable came (DNS, refused, TLS, deadline, cut off).
 */
export type HttpTransport = (request: HttpRequest, limits: HttpLimits, signal?: AbortSignal) => Promise<HttpAnswer>;

/** What a transport hands back; `sent` is the request with the headers that the transport added. */
export interface HttpAnswer {
  readonly response: HttpResponse;
  readonly timing: HttpTiming;
  readonly sent?: HttpRequest | undefined;
}

/** One request with what came of it, as a step shows it. */
export interface HttpExchange {
  readonly purpose: string;
  readonly startedAt: number;
  readonly request: HttpRequest;
  readonly response?: HttpResponse | undefined;
  readonly timing?: HttpTiming | undefined;
  readonly failure?: string | undefined;
}

/** The value of the first header of that name, in any case; undefined where there is none. */
export function headerValue(headers: HeaderList, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([candidate]) => candidate.toLowerCase() === wanted)?.[1];
}
