import { ConsoleError } from '../errors.js';
import type { HttpResponse } from '../trace/http.js';
import { meaningOfStatus, meaningOfWords, type PageMeaning, USUAL_REFUSALS } from './authorization-page-meanings.js';
import { excerpt, mediaType } from './json-body.js';

/**
 * Explains an answer of the authorization endpoint that is no redirect: its words, the likely causes, and a remedy.
 *
 * @param response as it came; a page is read for its words alone
 * @returns a ConsoleError `approval-not-automatic` to throw; RFC 6749 4.1.2.1
 */
export function explainAuthorizationPage(response: HttpResponse): ConsoleError {
  const { status } = response;
  const type = mediaType(response) || 'no content type';
  const text = wordsOf(response);
  const fits = status < 500 && !isConsent(text, status) ? meaningOfWords(text) : undefined;
  const { causes, hint } = fits ?? meaningOfStatus(status);
  return new ConsoleError(
    'authorization-response',
    'approval-not-automatic',
    `Expected a redirect from the authorization endpoint; it answered ${status} with ${type}: ${excerpt(text)}`,
    { hint, causes, spec: 'RFC 6749 4.1.2.1' },
  );
}

/**
 * The same for a page that is known to refuse, because the provider itself says so.
 *
 * @returns a ConsoleError `authorization-refused`; RFC 6749 4.1.2.1
 */
export function refusedOnPage(response: HttpResponse): ConsoleError {
  const words = wordsOf(response);
  const { status } = response;
  const { causes, hint } = (status < 500 ? meaningOfWords(words) : undefined) ?? refusalByStatus(status);
  return refused(`The provider refused on its own page, with status ${status}: ${excerpt(words)}`, { causes, hint });
}

/**
 * The same for a page that the user saw.
 *
 * @param words of the page, as far as the user has them
 * @returns a ConsoleError `authorization-refused`; RFC 6749 4.1.2.1
 */
export function refusedAsSeen(words: string): ConsoleError {
  if (words.trim() === '') {
    return refused('The provider refused on its own page, as you saw. Its words are not known here.', USUAL_REFUSALS);
  }
  const meaning = meaningOfWords(words) ?? USUAL_REFUSALS;
  return refused(`The provider refused on its own page, in the words that you pasted: ${excerpt(words)}`, meaning);
}

function refused(message: string, { causes, hint }: PageMeaning): ConsoleError {
  return new ConsoleError('authorization-response', 'authorization-refused', message, {
    hint,
    causes,
    spec: 'RFC 6749 4.1.2.1',
  });
}

/** That a page with status 200 refuses says nothing of why. */
function refusalByStatus(status: number): PageMeaning {
  return status < 300 ? USUAL_REFUSALS : meaningOfStatus(status);
}

/** A page that asks a person to approve names scopes and the client as well, and is no error. */
function isConsent(text: string, status: number): boolean {
  return (
    status === 200 &&
    /\b(approve|scan|allow)\b/i.test(text) &&
    !/\b(error|invalid|refused|missing|must be)\b/i.test(text)
  );
}

function wordsOf(response: HttpResponse): string {
  return mediaType(response) === 'text/html' ? textOfPage(response.body) : response.body;
}

/** The words of a page: tags, styles and scripts left out, also one that never ends. No page is looked at twice. */
function textOfPage(html: string): string {
  return html
    .slice(0, 20_000)
    .replace(/<(style|script|title)\b[^<>]*>[\s\S]*?(?:<\/\1>|$)/gi, ' ')
    .replace(/<[^<>]*>/g, ' ');
}
