import type { WaitingView } from '../../../../shared/views/flow.js';

/** What is said of a wait, by why nothing is listened on. */
interface DeafWords {
  /** Beside the step's title. */
  readonly summary: string;
  /** What to do, before the redirect URI. */
  readonly lead: string;
  /** Trying once more may help. */
  readonly again: boolean;
}

const BY_PASTE = 'open the browser, log in there and paste the redirected URL below. It comes back to:';

const DEAF_WORDS: Readonly<Record<string, DeafWords>> = {
  'port-taken': {
    summary: 'Nothing is listened on: free the port and listen again, or paste the redirected URL.',
    lead: `Nothing is listened on. Free the port and listen again, or ${BY_PASTE}`,
    again: true,
  },
  'port-not-allowed': {
    summary: 'Nothing is listened on: its port is reserved. Paste the redirected URL.',
    lead: `Nothing is listened on: the port is one that you may not listen on. For this run, ${BY_PASTE}`,
    again: false,
  },
};

const OTHER_FAILURE: DeafWords = {
  summary: 'Nothing is listened on: listen again, or paste the redirected URL.',
  lead: `Nothing is listened on. Listen again, or ${BY_PASTE}`,
  again: true,
};

/** The words for a redirect URI that ought to be listened on and is not; undefined where that is not so. */
export function deafWords({ listenFailure }: WaitingView): DeafWords | undefined {
  // A redirect URI of another machine is nobody's failure here.
  if (listenFailure === undefined || listenFailure.code === 'redirect-uri-not-listenable') return undefined;
  return DEAF_WORDS[listenFailure.code] ?? OTHER_FAILURE;
}

/** What the user is to do, before the redirect URI. */
export function waitingLead(waiting: WaitingView): string {
  const deaf = deafWords(waiting);
  if (deaf !== undefined && !waiting.opened) return deaf.lead;
  const where = waiting.opened ? 'Log in on the page that opened in your browser' : 'Open the browser and log in there';
  if (waiting.browserRefuses) {
    // The browser ends at an error page, with the answer in its address.
    return `${where}, then paste the address of its error page below: browsers refuse the port of:`;
  }
  if (waiting.listeningOn.length > 0) return `${where}. It then comes back to:`;
  return `${where}, then paste the redirected URL below. It comes back to:`;
}

/** What is said beside the step's title; undefined where the run goes on by itself. */
export function waitingSummary(waiting: WaitingView): string | undefined {
  const deaf = deafWords(waiting);
  if (deaf !== undefined) return deaf.summary;
  const byItself = waiting.listeningOn.length > 0 && !waiting.browserRefuses;
  return byItself ? undefined : 'The run goes on when you paste the redirected URL.';
}
