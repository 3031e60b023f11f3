import { createHash, randomUUID } from 'node:crypto';
import { ConsoleError } from '../../core/errors.js';
import type { AuthorizationResponseParameters } from '../../core/flow/run.js';
import { readRedirectUri } from '../../core/oidc/redirect-uri.js';
import { LoopbackSocket, type UsedStates } from './loopback-socket.js';
import { findPortOwner } from './port-owner.js';
import type { RedirectWait } from './redirect-wait.js';

/** What to listen for. */
export interface RedirectExpectation {
  readonly redirectUri: string;
  readonly state: string;
  /** Called for each response that was answered 400. */
  readonly onRefused: (reason: string) => void;
  /** Called once, when the response with the live state came. */
  readonly onResponse: (parameters: AuthorizationResponseParameters) => void;
}

/** Open sockets of one wait. */
export interface OpenedListener {
  /** As `127.0.0.1:5001`, `[::1]:5001`. */
  readonly listeningOn: readonly string[];
  /** Stops waiting; closes the sockets that nobody else waits on. May be called more than once. */
  readonly close: () => Promise<void>;
}

/** How many answered states are remembered, to say that one was used before. */
const MAX_REMEMBERED = 1_000;

/**
 * The loopback sockets of this process, shared by every run: two runs with one redirect URI are told apart by `state`.
 */
export class LoopbackListeners {
  readonly #sockets = new Map<string, SharedSocket>();
  readonly #used = rememberStates();

  /**
   * Listens on a redirect URI: on both loopback addresses where it says `localhost`, on its exact port and path.
   *
   * @throws ConsoleError `redirect-uri-not-listenable`, `port-taken`, `port-not-allowed`, `port-not-available`
   */
  async open(expectation: RedirectExpectation): Promise<OpenedListener> {
    const { url, port, addresses } = loopbackAddresses(expectation.redirectUri);
    const wait: RedirectWait = {
      host: url.host,
      path: url.pathname,
      state: expectation.state,
      refuse: expectation.onRefused,
      settle: (parameters) => expectation.onResponse(withoutRegisteredQuery(parameters, url)),
    };
    const keys = await this.#acquire(addresses, port, wait);
    let closing: Promise<void> | undefined;
    const close = () => {
      closing ??= this.#release(keys, wait);
      return closing;
    };
    return { listeningOn: keys, close };
  }

  /** Whether a redirect URI could be listened on right now, and if not, why: `code` is that of {@link open}. */
  async probe(
    redirectUri: string,
  ): Promise<{ readonly free: boolean; readonly reason?: string; readonly code?: string }> {
    try {
      const opened = await this.open({ redirectUri, state: randomUUID(), onRefused: () => {}, onResponse: () => {} });
      await opened.close();
      return { free: true };
    } catch (error) {
      if (error instanceof ConsoleError) return { free: false, reason: error.message, code: error.code };
      throw error;
    }
  }

  /** Notes that a state was answered in another way than over a socket: by pasting. */
  rememberAnswered(state: string): void {
    this.#used.add(state);
  }

  async #acquire(addresses: readonly string[], port: number, wait: RedirectWait): Promise<readonly string[]> {
    const keys: string[] = [];
    let refusal: unknown;
    for (const address of addresses) {
      const key = `${address.includes(':') ? `[${address}]` : address}:${port}`;
      try {
        (await this.#share(key, address, port)).add(wait);
        keys.push(key);
      } catch (error) {
        // A machine without IPv6 (or IPv4) still has the other; a port that is taken on one is taken.
        if (!isMissingAddress(error)) {
          await this.#release(keys, wait);
          throw await listenError(error, port);
        }
        refusal = error;
      }
    }
    if (keys.length === 0) throw await listenError(refusal, port);
    return keys;
  }

  /** Counts its user before anything is awaited, so that a socket is never closed under one that is just joining. */
  async #share(key: string, address: string, port: number): Promise<LoopbackSocket> {
    const shared = this.#sockets.get(key) ?? { opening: LoopbackSocket.listen(address, port, this.#used), users: 0 };
    shared.users += 1;
    this.#sockets.set(key, shared);
    try {
      return await shared.opening;
    } catch (error) {
      this.#sockets.delete(key);
      throw error;
    }
  }

  async #release(keys: readonly string[], wait: RedirectWait): Promise<void> {
    for (const key of keys) {
      const shared = this.#sockets.get(key);
      if (shared === undefined) continue;
      shared.users -= 1;
      if (shared.users === 0) this.#sockets.delete(key);
      const socket = await shared.opening;
      socket.delete(wait);
      if (shared.users === 0) await socket.close();
    }
  }
}

interface SharedSocket {
  readonly opening: Promise<LoopbackSocket>;
  users: number;
}

function loopbackAddresses(redirectUri: string) {
  const { url, port, listenable } = readRedirectUri(redirectUri);
  if (!listenable) {
    throw new ConsoleError(
      'config',
      'redirect-uri-not-listenable',
      `Expected plain http on a loopback address to listen on; the redirect URI is ${redirectUri}.`,
      {
        hint: 'Paste the redirected URL, or register http://localhost:5001/api/redirect for the console.',
        spec: 'RFC 8252 7.3',
      },
    );
  }
  const addresses = url.hostname === 'localhost' ? ['127.0.0.1', '::1'] : [url.hostname.replace(/^\[|\]$/g, '')];
  return { url, port, addresses };
}

/** A redirect URI may be registered with a query of its own, which comes back with the response (RFC 6749 3.1.2). */
function withoutRegisteredQuery(
  parameters: AuthorizationResponseParameters,
  registered: URL,
): AuthorizationResponseParameters {
  const own = new Map(registered.searchParams);
  return parameters.filter(([name, value]) => own.get(name) !== value);
}

function isMissingAddress(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
}

async function listenError(error: unknown, port: number): Promise<ConsoleError> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') {
    const owner = await findPortOwner(port);
    const by = owner === undefined ? 'another program' : owner;
    return new ConsoleError('config', 'port-taken', `Expected port ${port} to be free; ${by} listens on it.`, {
      hint: 'Stop it and listen again, register a redirect URI of the console’s own, or paste the redirected URL.',
      cause: error,
    });
  }
  if (code === 'EACCES') {
    return new ConsoleError(
      'config',
      'port-not-allowed',
      `Expected a port that this user may listen on; ${port} is reserved.`,
      {
        hint: 'Register a redirect URI with a port from 1024 up, or paste the redirected URL.',
        cause: error,
      },
    );
  }
  return new ConsoleError(
    'config',
    'port-not-available',
    `Expected to listen on port ${port}; the system refused (${code}).`,
    {
      hint: 'Paste the redirected URL instead.',
      cause: error,
    },
  );
}

/** Only hashes are kept: a state that served is not to be read back. */
function rememberStates(): UsedStates {
  const hashes = new Set<string>();
  const hash = (state: string) => createHash('sha256').update(state).digest('base64');
  return {
    has: (state) => hashes.has(hash(state)),
    add: (state) => {
      hashes.add(hash(state));
      const [oldest] = hashes;
      if (hashes.size > MAX_REMEMBERED && oldest !== undefined) hashes.delete(oldest);
    },
  };
}
