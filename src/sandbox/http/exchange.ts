import type { RequestFaults } from '../faults/request-faults.js';
import type { Answer } from './answer.js';

/** The endpoints a fault can tell apart. */
export type Endpoint = 'discovery' | 'jwks' | 'authorize' | 'consent' | 'token' | 'userinfo' | 'other';

/** What the log will say of a request; the handler fills it in. */
export interface RequestNotes {
  clientId?: string;
  text: string;
  /** What was wrong with the request, where it is refused. */
  problem?: string;
  login?: number;
  /** The body, where it was read. */
  body?: string;
}

/** One request on its way through the sandbox. */
export interface Exchange {
  readonly request: Request;
  readonly url: URL;
  readonly notes: RequestNotes;
  readonly faults: RequestFaults;
  /** The body as text, up to a cap; asked for once at most. */
  readonly readBody: () => Promise<string>;
}

export type Handler = (exchange: Exchange) => Answer | Promise<Answer>;

/** One path, the methods it takes, and how an error of its handler is answered. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly path: string;
  readonly methods: readonly ('GET' | 'HEAD' | 'POST')[];
  readonly handle: Handler;
}
