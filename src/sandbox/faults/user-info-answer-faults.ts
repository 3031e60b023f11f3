import { redirectAnswer, textAnswer } from '../http/answer.js';
import { htmlAnswer } from '../pages/html-answer.js';
import type { Fault } from './fault.js';

/** Faults of the userinfo response as a whole. */
export const userInfoAnswerFaults: readonly Fault[] = [
  {
    id: 'userinfo.unauthorized',
    title: 'Token refused',
    description: 'Userinfo answers 401 as text to an access token that is good.',
    hooks: {
      answer: (answer, { endpoint }) =>
        endpoint === 'userinfo'
          ? textAnswer(401, 'Unauthorized', { 'WWW-Authenticate': 'Bearer error="invalid_token"' })
          : answer,
    },
  },
  {
    id: 'userinfo.html-200',
    title: 'HTML with status 200',
    description: 'Userinfo answers 200 with an HTML page. There is nobody in it.',
    hooks: {
      answer: (answer, { endpoint }) =>
        endpoint === 'userinfo'
          ? htmlAnswer(200, '<!doctype html><title>Sign in</title><h1>Sign in to the network</h1>')
          : answer,
    },
  },
  {
    id: 'userinfo.redirect',
    title: 'Redirect',
    description: 'Userinfo answers 302. Whoever follows it carries the access token to another address.',
    hooks: {
      answer: (answer, { endpoint, origin }) =>
        endpoint === 'userinfo' ? redirectAnswer(302, `${origin}/elsewhere`) : answer,
    },
  },
  {
    id: 'userinfo.cut-off',
    title: 'Cut off',
    description: 'The connection breaks in the middle of the response. Userinfo may be asked for once more.',
    hooks: {
      answer: (answer, { endpoint }) => (endpoint === 'userinfo' ? { ...answer, cutAfterBytes: 40 } : answer),
    },
  },
  {
    id: 'userinfo.slow',
    title: 'Slow userinfo',
    description: 'Userinfo comes after 5 seconds. The official TypeScript SDK gives up after 3.5.',
    hooks: { delayMs: (delay, { endpoint }) => (endpoint === 'userinfo' ? delay + 5000 : delay) },
  },
  {
    id: 'userinfo.subject-other',
    title: 'Another subject',
    description: 'The response has another sub than the ID token: it is about somebody else.',
    hooks: { userInfo: (body) => ({ ...body, sub: 'somebody-else' }) },
  },
  {
    id: 'userinfo.key-missing',
    title: 'No block key',
    description: 'The response has data and no key to decrypt it with.',
    hooks: { userInfo: ({ key: _, ...others }) => others },
  },
  {
    id: 'userinfo.data-missing',
    title: 'No data',
    description: 'The response has a key and nothing it is good for.',
    hooks: { userInfo: ({ data: _, ...others }) => others },
  },
];
