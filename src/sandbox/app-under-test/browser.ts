import { lookup } from 'node:dns/promises';
import { CookieJar } from './cookie-jar.js';
import type { FinalPage } from './final-page.js';

/** Redirects of one visit; a login needs three or four. */
const MAX_HOPS = 20;
const ANSWER_MS = 15_000;
const MAX_PAGE_BYTES = 1024 * 1024;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where a visit led. */
interface Visit {
  /** Every address it asked for, in order. */
  readonly asked: readonly URL[];
  /** The address it stopped before, where it was told to. */
  readonly stoppedAt: URL | undefined;
  /** Undefined where an address gave no answer, was not on this computer, or led in a circle. */
  readonly page: FinalPage | undefined;
}

/** A browser with cookies of its own and no scripts, which asks addresses of this computer and no others. */
export class Browser {
  readonly #jar = new CookieJar();
  readonly #signal: AbortSignal;

  readonly #alsoAllowed: string | undefined;

  /** @param alsoAllowed an origin beyond this computer that is asked all the same */
  constructor(signal: AbortSignal, alsoAllowed?: string) {
    this.#signal = signal;
    this.#alsoAllowed = alsoAllowed;
  }

  /** Asks for a page and follows its redirects, up to one that leads where `stopBefore` says. Throws where it is aborted. */
  async visit(url: URL, stopBefore?: (url: URL) => boolean): Promise<Visit> {
    const asked: URL[] = [];
    let next = url;
    for (let hop = 0; hop < MAX_HOPS; hop += 1) {
      if (stopBefore?.(next) === true) return { asked, stoppedAt: next, page: undefined };
      if (!isLoopback(next) && next.origin !== this.#alsoAllowed) break;
      asked.push(next);
      const answer = await this.#ask(next);
      if (answer === undefined) break;
      const { location } = answer;
      if (location === undefined)
        return { asked, stoppedAt: undefined, page: { ...answer.page, place: placeOf(next) } };
      if (!URL.canParse(location, next)) break;
      next = new URL(location, next);
    }
    return { asked, stoppedAt: undefined, page: undefined };
  }

  async #ask(
    url: URL,
  ): Promise<{ readonly location: string | undefined; readonly page: Omit<FinalPage, 'place'> } | undefined> {
    const cookie = this.#jar.headerFor(url);
    if (url.hostname.endsWith('.localhost') && !(await isHere(url.hostname))) return undefined;
    try {
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { Accept: 'text/html,*/*;q=0.8', ...(cookie === undefined ? {} : { Cookie: cookie }) },
        signal: AbortSignal.any([this.#signal, AbortSignal.timeout(ANSWER_MS)]),
      });
      this.#jar.keep(url, response.headers.getSetCookie());
      const text = await readStart(response);
      const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
      return { location: location ?? undefined, page: { status: response.status, text } };
    } catch {
      this.#signal.throwIfAborted();
      // No connection, a deadline, or an answer that breaks off: there is no page.
      return undefined;
    }
  }
}

/** Whether an address is on this computer. */
export function isLoopback({ protocol, hostname }: URL): boolean {
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname) || hostname.endsWith('.localhost');
}

const addressesOf = (name: string) => lookup(name, { all: true });

/** Whether a name is of this computer: RFC 6761 6.3 has it so of all under `.localhost`, and not every network does. */
export async function isHere(name: string, find: typeof addressesOf = addressesOf): Promise<boolean> {
  const found = await find(name).catch(() => []);
  return found.length > 0 && found.every(({ address }) => /^(127\.|::1$)/.test(address));
}

/** An address of this computer where a login may begin, as it was typed; undefined where it is none. */
export function readLocalUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.hash === '' && url.username === '' && url.password === '';
  return url !== undefined && isPlain && isLoopback(url) ? url : undefined;
}

function placeOf({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}

/** The page up to a cap, so that one without an end does not fill the memory. */
async function readStart(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= MAX_PAGE_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
