import { jsonAnswer } from '../http/answer.js';
import type { Fault, FaultHooks } from './fault.js';

/** Faults of the discovery document, which the official TypeScript SDK never reads. */
export const discoveryFaults: readonly Fault[] = [
  {
    id: 'discovery.issuer-other',
    title: 'Another issuer',
    description: 'The discovery document is about another issuer than the one it was asked for.',
    hooks: edited((text) => text.replace(/"issuer":"[^"]*"/, '"issuer":"https://issuer.example/v2"')),
  },
  {
    id: 'discovery.endpoints-broken',
    title: 'Endpoints that do not work',
    description: 'The endpoints have a doubled slash, as some servers publish them, and answer 404.',
    hooks: edited((text) => text.replaceAll('/v2/oauth/', '/v2//oauth/')),
  },
  {
    id: 'discovery.missing',
    title: 'No discovery',
    description: 'The discovery document answers 404. The documented endpoints are still there.',
    hooks: {
      answer: (answer, { endpoint }) => (endpoint === 'discovery' ? jsonAnswer(404, { message: 'Not Found' }) : answer),
    },
  },
];

function edited(edit: (text: string) => string): FaultHooks {
  return {
    answer: (answer, { endpoint }) =>
      endpoint === 'discovery' && typeof answer.body === 'string' ? { ...answer, body: edit(answer.body) } : answer,
  };
}
