import { type Answer, jsonAnswer, textAnswer } from '../http/answer.js';
import type { Route } from '../http/exchange.js';
import { errorPage } from '../pages/error-page.js';
import { htmlAnswer } from '../pages/html-answer.js';
import { ICON } from '../pages/icon.js';
import { STYLE_SHEET } from '../pages/style-sheet.js';
import { welcomePage } from '../pages/welcome-page.js';
import type { Provider } from '../provider.js';

const MIGRATION =
  'sgID v1 is switched off. Migrate to v2: use the paths under /v2, send a PKCE code challenge with S256, and expect ' +
  'the issuer to end in /v2.';

/** What is not of the protocol: the page at the root, its style, and what is left of v1. */
export function otherRoutes({ issuer }: Provider): readonly Route[] {
  return [
    page('/', async () => htmlAnswer(200, await welcomePage(issuer))),
    page('/sandbox/style.css', () => textAnswer(200, STYLE_SHEET, { 'Content-Type': 'text/css; charset=utf-8' })),
    page('/sandbox/icon.svg', () => textAnswer(200, ICON, { 'Content-Type': 'image/svg+xml' })),
    {
      endpoint: 'other',
      path: '/v1/*',
      methods: ['GET', 'HEAD', 'POST'],
      handle: async ({ url, notes }) => {
        notes.text = 'refused: a path of sgID v1';
        return url.pathname.endsWith('/authorize')
          ? htmlAnswer(410, await errorPage('invalid_request', MIGRATION))
          : jsonAnswer(410, { error: 'invalid_request', error_description: MIGRATION });
      },
    },
  ];
}

/** For every path that has no route. */
export const unknownRoute: Route = {
  endpoint: 'other',
  path: '*',
  methods: ['GET', 'HEAD', 'POST'],
  handle: ({ notes }) => {
    notes.text = 'no such path';
    return textAnswer(404, 'The sandbox has nothing at this path. Its endpoints are listed at /.');
  },
};

function page(path: string, handle: () => Answer | Promise<Answer>): Route {
  return {
    endpoint: 'other',
    path,
    methods: ['GET', 'HEAD'],
    handle: ({ notes }) => {
      notes.text = 'page sent';
      return handle();
    },
  };
}
