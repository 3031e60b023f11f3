import { randomBytes } from 'node:crypto';
import type { ParameterList } from '../authorize/redirect-target.js';
import { twiceAnswer } from '../pages/twice-page.js';
import type { Fault } from './fault.js';

/** Faults of the redirect back to the app. */
export const redirectFaults: readonly Fault[] = [
  {
    id: 'redirect.state-wrong',
    title: 'Another state',
    description: 'The redirect carries a state the app never sent. It must not go on with the code.',
    hooks: {
      redirect: (parameters) => [...without(parameters, 'state'), ['state', randomBytes(16).toString('base64url')]],
    },
  },
  {
    id: 'redirect.state-missing',
    title: 'No state',
    description: 'The redirect carries a code and no state. An app that sent one must not go on.',
    hooks: { redirect: (parameters) => without(parameters, 'state') },
  },
  {
    id: 'redirect.state-repeated',
    title: 'State sent twice',
    description: 'The right state comes first and another one after it. A parameter that comes twice is no answer.',
    hooks: { redirect: (parameters) => [...parameters, ['state', randomBytes(16).toString('base64url')]] },
  },
  {
    id: 'redirect.code-missing',
    title: 'No code',
    description: 'The redirect carries the state and nothing else. There is nothing to exchange.',
    hooks: { redirect: (parameters) => without(parameters, 'code') },
  },
  {
    id: 'redirect.error',
    title: 'Error instead of a code',
    description: 'The redirect carries error=server_error. The app should say so and offer another try.',
    hooks: {
      redirect: (parameters) => [
        ['error', 'server_error'],
        ['error_description', 'The sandbox was asked to fail here.'],
        ...without(parameters, 'code'),
      ],
    },
  },
  {
    id: 'redirect.error-and-code',
    title: 'Error and a code',
    description: 'The redirect carries an error beside a code that works. The error wins; the code stays unused.',
    hooks: { redirect: (parameters) => [['error', 'access_denied'], ...parameters] },
  },
  {
    id: 'redirect.access-denied',
    title: 'User refused',
    description: 'The redirect carries error=access_denied, as if the user had refused. Nobody is signed in.',
    hooks: {
      redirect: (parameters) => [['error', 'access_denied'], ...without(parameters, 'code')],
    },
  },
  {
    id: 'redirect.code-repeated',
    title: 'Code sent twice',
    description: 'The redirect carries the right code and another one. A parameter that comes twice is no answer.',
    hooks: { redirect: (parameters) => [...parameters, ['code', randomBytes(32).toString('base64url')]] },
  },
  {
    id: 'redirect.code-unknown',
    title: 'Another code',
    description: 'The redirect carries a code that was never issued. The exchange fails, and so must the login.',
    hooks: {
      redirect: (parameters) =>
        parameters.map(([name, value]) => [name, name === 'code' ? randomBytes(32).toString('base64url') : value]),
    },
  },
  {
    id: 'redirect.issuer-wrong',
    title: 'Another issuer',
    description: 'The redirect names another issuer in iss (RFC 9207). Whoever gets it must not go on.',
    hooks: { redirect: (parameters) => [...parameters, ['iss', 'https://issuer.example/v2']] },
  },
  {
    id: 'redirect.in-fragment',
    title: 'Response in the fragment',
    description: 'Code and state come behind a # and never reach the app’s server. It gets neither, and must say so.',
    hooks: {
      answer: (answer, { endpoint }) => {
        const location = answer.headers.Location;
        if (location === undefined || (endpoint !== 'authorize' && endpoint !== 'consent')) return answer;
        return { ...answer, headers: { ...answer.headers, Location: location.replace('?', '#') } };
      },
    },
  },
  {
    id: 'redirect.twice',
    title: 'Sent back twice',
    description: 'The browser brings the same response twice. The first may count; the second must change nothing.',
    hooks: {
      answer: (answer, { endpoint }) => {
        const location = answer.headers.Location;
        if (location === undefined || (endpoint !== 'authorize' && endpoint !== 'consent')) return answer;
        return twiceAnswer(location);
      },
    },
  },
];

function without(parameters: ParameterList, name: string): ParameterList {
  return parameters.filter(([candidate]) => candidate !== name);
}
