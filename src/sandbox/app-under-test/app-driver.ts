import type { FinalPage } from './final-page.js';
import type { TestCase } from './test-case.js';

/** What a person says of a login that they made in their own browser. */
export type TesterAnswer = 'logged-in' | 'not-logged-in' | 'error-page';

/** How a login ended: with a page that was read, or as the person says who made it. */
export type LoginEnd =
  | { readonly by: 'page'; readonly page: FinalPage }
  | { readonly by: 'tester'; readonly saw: TesterAnswer };

/** What a login is for: the first and second good one, one that goes wrong, or one that shows that the app still works. */
export type LoginPurpose = 'first' | 'second' | 'case' | 'check';

/** A login that is wanted, by somebody who has no session yet. */
export interface LoginWish {
  readonly purpose: LoginPurpose;
  /** What goes wrong in it. */
  readonly testCase?: TestCase | undefined;
  /** What the provider has seen of it says enough, so that nobody has to be asked how it ended. */
  readonly isDecided: () => boolean;
  /** Ends the wait for it. */
  readonly signal: AbortSignal;
}

/** A login that was made. */
export interface LoginAttempt {
  /** The app’s redirect URI was asked for. */
  readonly delivered: boolean;
  /** Undefined where the app gave no page, or nobody had to be asked. */
  readonly end: LoginEnd | undefined;
}

/** Why the app is to start afresh: it must have fetched no keys, or it logs nobody in any more. */
export type RestartReason = 'fresh-keys' | 'broken-down';

/** What logs in at the app, and starts it afresh. Each call throws the reason of its signal. */
export interface AppDriver {
  readonly logIn: (wish: LoginWish) => Promise<LoginAttempt>;
  /**
   * Brings somebody, who has begun a login of their own, the redirect of another one; gives undefined where there is
   * none. Missing where the driver cannot.
   */
  readonly crossLogins?: ((signal: AbortSignal) => Promise<LoginAttempt | undefined>) | undefined;
  /** A page as somebody sees it who has no session; undefined where there is none. */
  readonly visit: (place: string, signal: AbortSignal) => Promise<FinalPage | undefined>;
  readonly restart: (why: RestartReason, signal: AbortSignal) => Promise<void>;
  /** Time for a request that the app sends after its page, in milliseconds. */
  readonly settleMs: number;
  /** How many cases one good login after them may confirm: 1 where logins cost nothing. */
  readonly confirmEvery: number;
  /** A person restarts the app, and is not asked again where that did not help. */
  readonly restartedByHand: boolean;
}
