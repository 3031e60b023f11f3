import { ConsoleError } from '../../core/errors.js';
import { explainAuthorizationPage } from '../../core/oidc/authorization-page.js';
import { isLoopbackHost } from '../../core/oidc/origin.js';
import { headerValue } from '../../core/trace/http.js';
import { type Recorder, sendRecorded } from '../../core/trace/recorded-http.js';

/** The provider's page, about to be shown. */
export interface ApprovalPage {
  readonly authorizationUrl: string;
  readonly redirectUri: string;
  /** The redirect URI is listened on, so a redirect to it can simply be requested. */
  readonly listening: boolean;
  /** It is one to listen on, but another program may have its port: a browser sent there would give it the code. */
  readonly deaf: boolean;
  /** Ends the wait with a redirected URL that surely answers this request, for better or worse. */
  readonly conclude: (url: string) => void;
  readonly io: Recorder;
}

/** How the authorization page gets to whoever approves. */
export interface Approval {
  readonly show: (page: ApprovalPage) => Promise<void>;
  /** Whether the wait may go on when showing failed: a user can still open the URL by hand. */
  readonly onFailure: 'keep-waiting' | 'stop';
  /** Whether the page is held back, until the user asks for it, while another program may get the code. */
  readonly whileDeaf: 'hold' | 'show';
}

/**
 * Shows the page with an opener that is handed in: the system browser's, or one that prints.
 *
 * @param open gets the authorization URL
 */
export function approveWith(open: (authorizationUrl: string) => Promise<void> | void): Approval {
  return {
    show: async (page) => {
      await open(page.authorizationUrl);
    },
    onFailure: 'keep-waiting',
    whileDeaf: 'hold',
  };
}

/** No honest provider sends a browser round more often. */
const MAX_REDIRECTS = 8;

/**
 * Fetches the page and follows its redirects, for a provider on this machine that approves by itself.
 *
 * Fails with `approval-not-loopback`, `approval-left-loopback`, `approval-not-automatic`, `approval-redirects`.
 */
export function approveByFollowing(): Approval {
  // Where nothing is listened on, the redirect is read and never requested.
  return { show: follow, onFailure: 'stop', whileDeaf: 'show' };
}

async function follow(page: ApprovalPage): Promise<void> {
  let url = page.authorizationUrl;
  if (!isLoopbackHost(new URL(url).hostname)) {
    throw refusal(
      'approval-not-loopback',
      'Expected a provider on a loopback address; redirects are followed on this machine only.',
      'Use the system browser for other providers.',
    );
  }
  for (let count = 0; count < MAX_REDIRECTS; count += 1) {
    const response = await sendRecorded(page.io, count === 0 ? 'Authorization request' : 'Redirect followed', {
      method: 'GET',
      url,
      headers: [['Accept', 'text/html']],
    });
    const location = headerValue(response.headers, 'location');
    if (response.status < 300 || response.status >= 400 || location === undefined)
      throw explainAuthorizationPage(response);
    url = URL.canParse(location, url) ? new URL(location, url).href : '';
    if (leadsTo(url, page.redirectUri)) return arrive(url, page);
    if (url === '' || !isLoopbackHost(new URL(url).hostname)) {
      throw refusal(
        'approval-left-loopback',
        'Expected redirects on loopback addresses until the redirect URI; one leads elsewhere.',
        'Look at the Location header under Response.',
      );
    }
  }
  throw refusal(
    'approval-redirects',
    `Expected at most ${MAX_REDIRECTS} redirects.`,
    'The provider sends the browser round in circles.',
  );
}

/** The console asked by itself, so what came is the answer: one that is refused is not waited past. */
async function arrive(url: string, page: ApprovalPage): Promise<void> {
  if (page.listening) {
    const { status } = await sendRecorded(page.io, 'Redirect', {
      method: 'GET',
      url,
      headers: [['Accept', 'text/html']],
    });
    if (status === 200) return;
  }
  page.conclude(url);
}

function leadsTo(url: string, redirectUri: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(redirectUri)) return false;
  const [actual, wanted] = [new URL(url), new URL(redirectUri)];
  return actual.origin === wanted.origin && actual.pathname === wanted.pathname;
}

function refusal(code: string, message: string, hint: string): ConsoleError {
  return new ConsoleError('authorization-response', code, message, { hint });
}
