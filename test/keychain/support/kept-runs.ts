import { initialFlowState } from '../../../src/core/flow/reducer.js';
import { createHistory, type History, type RunToKeep } from '../../../src/engine/history/history.js';
import type { Storage } from './saved-clients.js';

/** The history of a data folder, as any process of the console opens it. */
export function openHistory({ folder, settings, secrets }: Storage): History {
  return createHistory({ folder, settings, secrets });
}

/** A run that names what it belongs to: what was mixed up can be told. */
export function runToKeep(id: string, name: string): RunToKeep {
  const state = { ...initialFlowState(`run of ${name}`), status: 'failed' as const };
  const steps = state.steps.map((step, index) =>
    index === 0 ? { ...step, summary: `Summary of ${name}. `.repeat(2_000) } : step,
  );
  return {
    id,
    run: {
      state: { ...state, steps },
      request: {
        environment: { kind: 'staging', origin: 'https://api-stg.id.gov.sg' },
        client: { clientId: name, name, clientSecret: `secret of ${name}`, redirectUris: [] },
        scopes: ['openid'],
        redirectUri: 'http://localhost:5001/api/redirect',
        tokenRequest: 'form',
        clientAuthentication: 'post',
        redirectTimeoutMs: 1,
      },
      artifacts: { accessToken: `token of ${name}` },
    },
    context: { number: 1, startedAt: 1, clientKey: 'key', approval: 'browser' },
  };
}
