import { parseRedirectUri } from '../../core/credentials/redirect-uri.js';
import { ConsoleError, type ErrorView } from '../../core/errors.js';
import type { AuthorizationResponseParameters, ExpectedRedirect } from '../../core/flow/run.js';
import type { Waiting } from '../../core/flow/state.js';
import { readPastedRedirect, screenAuthorizationResponse } from '../../core/oidc/authorization-response.js';
import { isBrowserBlockedPort } from '../../core/oidc/browser-blocked-ports.js';
import { cancelled } from '../http/transport-errors.js';
import type { LoopbackListeners, OpenedListener } from '../loopback/loopback-listeners.js';

/** What the waiter tells its run. */
export interface WaiterEvents {
  readonly onWaiting: (waiting: Waiting) => void;
  readonly onRefused: (reason: string) => void;
}

/** Waits for one authorization response: by listening, by pasting, until the deadline, a cancel or a failure. */
export class RedirectWaiter {
  readonly #expected: ExpectedRedirect;
  readonly #listeners: LoopbackListeners;
  readonly #events: WaiterEvents;
  readonly #deadline: number;
  readonly #settled: PromiseWithResolver<AuthorizationResponseParameters>;
  #listener: OpenedListener | undefined;
  /** Why the last attempt to listen failed. */
  #failure: ErrorView | undefined;
  #opened = false;
  /** Attempts to listen take turns: a late failure must not stand over a success, nor a second socket over the first. */
  #turn: Promise<void> = Promise.resolve();
  #ended = false;
  /** Shows the page by itself; undefined before the wait and once that is done. */
  #begin: (() => void) | undefined;
  #holdWhileDeaf = true;

  constructor(expected: ExpectedRedirect, listeners: LoopbackListeners, now: number, events: WaiterEvents) {
    this.#expected = expected;
    this.#listeners = listeners;
    this.#events = events;
    this.#deadline = now + expected.timeoutMs;
    this.#settled = promiseWithResolver();
  }

  get authorizationUrl(): string {
    return this.#expected.authorizationUrl;
  }

  get redirectUri(): string {
    return this.#expected.redirectUri;
  }

  /** Whether the redirect URI is listened on; if not, only pasting ends the wait. */
  get listening(): boolean {
    return this.#listener !== undefined;
  }

  /** The redirect URI is one to listen on, and listening failed: another program would get the code. */
  get deaf(): boolean {
    return !this.listening && parseRedirectUri(this.redirectUri).kind === 'loopback';
  }

  /**
   * Runs the wait. `begin` shows the page once; its failure ends the wait.
   *
   * @param holdWhileDeaf not to show it before listening succeeded, where the redirect URI is one to listen on
   * @throws ConsoleError `redirect-timeout`, `cancelled`, or what `begin` threw
   */
  async run(
    begin: () => Promise<void>,
    holdWhileDeaf: boolean,
    signal: AbortSignal,
  ): Promise<AuthorizationResponseParameters> {
    const { promise, reject } = this.#settled;
    this.#holdWhileDeaf = holdWhileDeaf;
    this.#begin = () => {
      if (!signal.aborted) begin().catch(reject);
    };
    const timer = setTimeout(() => reject(this.#timedOut()), this.#expected.timeoutMs);
    const onAbort = () => reject(cancelled());
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    try {
      await this.listen();
      return await promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      this.#ended = true;
      // An attempt that is under way would open a socket that nobody closes.
      await this.#turn.catch(() => {});
      await this.#listener?.close();
    }
  }

  /** Listens on the redirect URI where that is not done already, and says what came of it. */
  listen(): Promise<void> {
    this.#turn = this.#turn.catch(() => {}).then(() => this.#tryToListen());
    return this.#turn;
  }

  async #tryToListen(): Promise<void> {
    if (this.#ended) return;
    this.#failure = undefined;
    try {
      this.#listener ??= await this.#listeners.open({
        redirectUri: this.#expected.redirectUri,
        state: this.#expected.state,
        onRefused: this.#events.onRefused,
        onResponse: this.#settled.resolve,
      });
    } catch (error) {
      if (!(error instanceof ConsoleError)) throw error;
      this.#failure = error.toView();
    }
    this.#tell();
    if (this.deaf && this.#holdWhileDeaf) return;
    const begin = this.#begin;
    this.shown();
    begin?.();
  }

  #tell(): void {
    const { port } = parseRedirectUri(this.redirectUri);
    this.#events.onWaiting({
      authorizationUrl: this.#expected.authorizationUrl,
      redirectUri: this.#expected.redirectUri,
      listeningOn: this.#listener?.listeningOn ?? [],
      listenFailure: this.#failure,
      browserRefuses: port > 0 && isBrowserBlockedPort(port),
      opened: this.#opened,
      deadline: this.#deadline,
      refused: [],
    });
  }

  /** A browser took the page. */
  opened(): void {
    if (this.#opened || this.#ended) return;
    this.#opened = true;
    this.#tell();
  }

  /** The page is before the user already: it is not shown by itself any more. */
  shown(): void {
    this.#begin = undefined;
  }

  /**
   * Takes a redirected URL that did not come over the loopback socket.
   *
   * @throws ConsoleError `pasted-not-url`, `pasted-other-redirect-uri`, `pasted-other-state`
   */
  paste(url: string): void {
    const parameters = readPastedRedirect(url, this.#expected.redirectUri);
    const screened = screenAuthorizationResponse(parameters, [this.#expected.state]);
    if (screened.accepted) {
      this.#listeners.rememberAnswered(this.#expected.state);
      this.#settled.resolve(parameters);
      return;
    }
    this.#events.onRefused(screened.reason);
    throw new ConsoleError(
      'authorization-response',
      'pasted-other-state',
      'Expected the state of this run; the URL carries another, or none.',
      {
        hint: 'Paste the URL that this run’s page was redirected to. One of an earlier run cannot be used.',
        spec: 'RFC 6749 10.12',
      },
    );
  }

  /** Ends the wait with a URL that surely answers this request; the step holds it to the rules all the same. */
  conclude(url: string): void {
    this.#listeners.rememberAnswered(this.#expected.state);
    this.#settled.resolve(readPastedRedirect(url, this.#expected.redirectUri));
  }

  /** Whether a URL that a provider was asked with is that of this wait. */
  isFor(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const [asked, own] = [new URL(url), new URL(this.authorizationUrl)];
    // The origin is the browser's to spell; nonce and challenge in the query are this run's alone.
    return asked.pathname === own.pathname && asked.search === own.search;
  }

  /** Ends the wait: nobody is going to be sent back. */
  refuse(error: ConsoleError): void {
    this.#settled.reject(error);
  }

  #timedOut(): ConsoleError {
    const seconds = Math.round(this.#expected.timeoutMs / 1000);
    return new ConsoleError(
      'authorization-response',
      'redirect-timeout',
      `Expected the redirect within ${seconds} s; none with this run’s state came.`,
      {
        hint: 'Run from PKCE again. If the browser ended at an error page, the redirect URI may not be registered, or another program answers on its port.',
      },
    );
  }
}

interface PromiseWithResolver<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

/** `Promise.withResolvers` is newer than the oldest runtime. */
function promiseWithResolver<T>(): PromiseWithResolver<T> {
  let settle: Pick<PromiseWithResolver<T>, 'resolve' | 'reject'> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // A failure before anybody waits is not an unhandled one.
  promise.catch(() => {});
  return { promise, resolve: (value) => settle?.resolve(value), reject: (error) => settle?.reject(error) };
}
