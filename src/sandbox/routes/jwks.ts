import { jsonAnswer } from '../http/answer.js';
import type { Route } from '../http/exchange.js';
import type { Provider } from '../provider.js';

export function jwksRoute({ signingKeys }: Provider): Route {
  return {
    endpoint: 'jwks',
    path: '/v2/.well-known/jwks.json',
    methods: ['GET', 'HEAD'],
    handle: async ({ notes, faults }) => {
      notes.text = 'public keys sent';
      return jsonAnswer(200, { keys: await faults.apply('jwks', signingKeys.publicJwks()) });
    },
  };
}
