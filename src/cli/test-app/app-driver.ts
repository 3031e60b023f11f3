import { guessState } from '../../sandbox/app-under-test/guess-state.js';
import type { AppDriver, LoginAttempt } from '../../sandbox/app-under-test/run-suite.js';
import { Browser } from './browser.js';

interface DriverOptions {
  readonly loginUrl: URL;
  readonly redirectUri: URL;
  readonly restart: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** Where an app works after its page, this is time enough on loopback. */
const SETTLE_MS = 60;

/** Logs in at an app that runs on this computer, each time as somebody new. */
export function createAppDriver({ loginUrl, redirectUri, restart, signal }: DriverOptions): AppDriver {
  const isRedirect = (url: URL) => url.origin === redirectUri.origin && url.pathname === redirectUri.pathname;
  const attemptOf = ({ asked, page }: Awaited<ReturnType<Browser['visit']>>): LoginAttempt => ({
    delivered: asked.some(isRedirect),
    page,
  });
  const redirectOf = async (browser: Browser) => (await browser.visit(loginUrl, isRedirect)).stoppedAt;
  return {
    settleMs: SETTLE_MS,
    restart,
    logIn: async () => attemptOf(await new Browser(signal).visit(loginUrl)),
    crossLogins: async () => {
      const earlier = await redirectOf(new Browser(signal));
      const later = await redirectOf(new Browser(signal));
      const victim = new Browser(signal);
      const own = await redirectOf(victim);
      if (earlier === undefined || later === undefined || own === undefined) return undefined;
      return attemptOf(await victim.visit(withGuess(later, earlier)));
    },
    visit: async (place) => (await new Browser(signal).visit(new URL(place))).page,
  };
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
