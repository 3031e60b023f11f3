import { textAnswer } from '../http/answer.js';
import { errorPage } from '../pages/error-page.js';
import { htmlAnswer } from '../pages/html-answer.js';
import { stuckPage } from '../pages/stuck-page.js';
import type { Fault, FaultHooks } from './fault.js';

/** Faults before anybody is sent back: the app hears nothing of them. */
export const authorizeFaults: readonly Fault[] = [
  {
    id: 'authorize.error-page',
    title: 'Error page with status 200',
    description: 'The authorization endpoint shows an error as sgID does: a page with status 200, and no redirect.',
    hooks: atAuthorize(async () =>
      htmlAnswer(200, await errorPage('invalid_request', 'The sandbox was asked to refuse here.')),
    ),
    refusesOnPage: true,
  },
  {
    id: 'authorize.text-500',
    title: 'Failure as text',
    description:
      'The authorization endpoint answers 500 as plain text. The app hears nothing and must not wait for ever.',
    hooks: atAuthorize(() => textAnswer(500, 'Internal Server Error')),
    refusesOnPage: true,
  },
  {
    id: 'authorize.no-answer',
    title: 'Nobody comes back',
    description:
      'The user stays on a page that leads nowhere. The app should let an attempt run out and offer another.',
    hooks: {
      answer: async (answer, { endpoint }) =>
        (endpoint === 'authorize' || endpoint === 'consent') && answer.headers.Location !== undefined
          ? htmlAnswer(200, await stuckPage())
          : answer,
    },
  },
];

function atAuthorize(
  replacement: () => ReturnType<typeof textAnswer> | Promise<ReturnType<typeof textAnswer>>,
): FaultHooks {
  return { answer: (answer, { endpoint }) => (endpoint === 'authorize' ? replacement() : answer) };
}
