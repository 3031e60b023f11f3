import type { AppDriver, LoginAttempt } from './app-driver.js';
import { Browser } from './browser.js';
import { guessState } from './guess-state.js';

interface UrlDriverOptions {
  /** Where a login begins, on this computer. */
  readonly loginUrl: URL;
  /** Asked wherever it is: a sandbox that was opened has a name of its own. */
  readonly providerOrigin: string;
  readonly isRedirectUri: (url: URL) => boolean;
  readonly restart: AppDriver['restart'];
  readonly restartedByHand: boolean;
}

/** Where an app works after its page, this is time enough on loopback. */
const SETTLE_MS = 60;

/** Logs in at an app that runs on this computer by following its login URL, each time as somebody new. */
export function createUrlDriver(options: UrlDriverOptions): AppDriver {
  const { loginUrl, providerOrigin, isRedirectUri, restart, restartedByHand } = options;
  const newBrowser = (signal: AbortSignal) => new Browser(signal, providerOrigin);
  const attemptOf = ({ asked, page }: Awaited<ReturnType<Browser['visit']>>): LoginAttempt => ({
    delivered: asked.some(isRedirectUri),
    end: page === undefined ? undefined : { by: 'page', page },
  });
  const redirectOf = async (browser: Browser) => (await browser.visit(loginUrl, isRedirectUri)).stoppedAt;
  return {
    settleMs: SETTLE_MS,
    confirmEvery: 1,
    restartedByHand,
    restart,
    logIn: async ({ signal }) => attemptOf(await newBrowser(signal).visit(loginUrl)),
    crossLogins: async (signal) => {
      const earlier = await redirectOf(newBrowser(signal));
      const later = await redirectOf(newBrowser(signal));
      const victim = newBrowser(signal);
      const own = await redirectOf(victim);
      if (earlier === undefined || later === undefined || own === undefined) return undefined;
      return attemptOf(await victim.visit(withGuess(later, earlier)));
    },
    visit: async (place, signal) => (await newBrowser(signal).visit(new URL(place))).page,
  };
}

/** Whether a URL is one of these redirect URIs, whatever its query is. */
export function isOneOf(redirectUris: readonly string[]): (url: URL) => boolean {
  const places = new Set(redirectUris.filter((uri) => URL.canParse(uri)).map((uri) => placeOf(new URL(uri))));
  return (url) => places.has(placeOf(url));
}

function placeOf({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}

/** The redirect with the state that the next login has, where that can be told from this one and the one before. */
function withGuess(redirect: URL, before: URL): URL {
  const [earlier, later] = [before.searchParams.get('state'), redirect.searchParams.get('state')];
  const guess = earlier === null || later === null ? undefined : guessState(earlier, later);
  if (guess === undefined) return redirect;
  const url = new URL(redirect);
  url.searchParams.set('state', guess);
  return url;
}
