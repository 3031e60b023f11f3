import type { AppDriver, LoginPurpose, LoginWish, RestartReason, TesterAnswer } from './app-driver.js';
import { markOf, requestsSince, type Watched } from './watched-requests.js';

/** What a person is to do now. */
export type TesterTask =
  | {
      readonly kind: 'log-in';
      readonly purpose: LoginPurpose;
      /** The sandbox has seen the login begin, so that there is an end to ask for. */
      readonly seen: boolean;
      /** Why the sandbox refused a request of it. */
      readonly problem: string | undefined;
    }
  | { readonly kind: 'restart'; readonly why: RestartReason };

/** A person who logs in at an app in their own browser and says how it ended, where the sandbox cannot tell. */
export interface Tester {
  readonly driver: AppDriver;
  readonly restart: AppDriver['restart'];
  /** What is to be done now; undefined where nothing is. */
  readonly task: () => TesterTask | undefined;
  /** Looks at what the sandbox has seen since, which may say enough. */
  readonly look: () => void;
  /** Takes an answer; false where it answers nothing that is asked. */
  readonly answer: (answer: TesterAnswer | 'restarted') => boolean;
}

interface Waiting {
  readonly task: () => TesterTask;
  readonly look: () => void;
  readonly answer: (answer: TesterAnswer | 'restarted') => boolean;
}

/** A check logs in once more; for a person that is worth the effort after some cases, not after each. */
const CONFIRM_EVERY = 5;

/** @param onTask told when there is something else to do */
export function createTester(watched: Watched, onTask: () => void): Tester {
  let waiting: Waiting | undefined;
  const wait = async <T>(signal: AbortSignal, open: (done: (value: T) => void) => Waiting): Promise<T> => {
    signal.throwIfAborted();
    let onAbort = (): void => {};
    try {
      return await new Promise<T>((resolve, reject) => {
        onAbort = () => reject(signal.reason);
        signal.addEventListener('abort', onAbort);
        waiting = open(resolve);
        onTask();
        waiting.look();
      });
    } finally {
      signal.removeEventListener('abort', onAbort);
      waiting = undefined;
    }
  };
  const restart: AppDriver['restart'] = (why, signal) =>
    wait<void>(signal, (done) => ({
      task: () => ({ kind: 'restart', why }),
      look: () => {},
      answer: (answer) => {
        if (answer !== 'restarted') return false;
        done();
        return true;
      },
    }));
  return {
    restart,
    driver: {
      settleMs: 0,
      confirmEvery: CONFIRM_EVERY,
      restartedByHand: true,
      restart,
      visit: async () => undefined,
      logIn: (wish) => wait(wish.signal, (done) => waitForLogin(watched, wish, done)),
    },
    task: () => waiting?.task(),
    look: () => waiting?.look(),
    answer: (answer) => waiting?.answer(answer) ?? false,
  };
}

type Done = (attempt: Awaited<ReturnType<AppDriver['logIn']>>) => void;

function waitForLogin(watched: Watched, { purpose, isDecided }: LoginWish, done: Done): Waiting {
  const mark = markOf(watched);
  const seen = () => requestsSince(watched, mark);
  const begun = () => seen().some(({ endpoint }) => endpoint === 'authorize');
  // What the sandbox sends back there, the browser brings.
  const delivered = () =>
    seen().some(({ endpoint, status }) => {
      return (endpoint === 'authorize' || endpoint === 'consent') && status >= 300 && status < 400;
    });
  return {
    task: () => ({
      kind: 'log-in',
      purpose,
      seen: begun(),
      problem: seen().findLast(({ problem }) => problem !== undefined)?.problem,
    }),
    look: () => {
      if (!isDecided()) return;
      done({ delivered: delivered(), end: purpose === 'check' ? { by: 'tester', saw: 'logged-in' } : undefined });
    },
    answer: (answer) => {
      if (answer === 'restarted' || !begun()) return false;
      done({ delivered: delivered(), end: { by: 'tester', saw: answer } });
      return true;
    },
  };
}
