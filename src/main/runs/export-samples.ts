import { createPublicKey } from 'node:crypto';
import { SCOPES } from '../../core/catalogue/catalogue.js';
import { ConsoleError } from '../../core/errors.js';
import { buildSamplePayload } from '../../core/export/sample-payload.js';
import type { ExportSample } from '../../core/export/write-export.js';
import { type SampleOptions, sampleOfRun } from '../../engine/flow/sample-of-run.js';
import type { ClientRecord } from '../../engine/storage/settings.js';
import { pairwiseSubject } from '../../sandbox/clients/pairwise-subject.js';
import { type Persona, wireValue } from '../../sandbox/personas/persona.js';
import { PERSONAS } from '../../sandbox/personas/personas.js';
import type { ExportSource } from '../../shared/views/export.js';
import type { SandboxHost } from '../sandbox/sandbox-host.js';
import type { RunBook } from './run-book.js';

export interface SampleServices {
  readonly runs: Pick<RunBook, 'withResults'>;
  readonly sandbox: Pick<SandboxHost, 'view'>;
  /** The client that is chosen, whose app a persona's data would go to. */
  readonly chosenClient: () => ClientRecord | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * The samples that an export is made of: those of a run, or of people of the sandbox, with every scope there is.
 *
 * @throws ConsoleError `run-gone`, `nothing-to-export`, `persona-unknown`
 */
export function samplesOf(
  services: SampleServices,
  source: ExportSource,
  options: SampleOptions,
): readonly ExportSample[] {
  switch (source.kind) {
    case 'run':
      return [sampleOfRun(services.runs.withResults(source.runId), options)];
    case 'personas':
      return PERSONAS.map((persona) => sampleOfPersona(services, persona, options));
    case 'persona': {
      const persona = PERSONAS.find(({ id }) => id === source.persona);
      if (persona !== undefined) return [sampleOfPersona(services, persona, options)];
      throw new ConsoleError('config', 'persona-unknown', 'The sandbox has no such persona.');
    }
  }
}

function sampleOfPersona(services: SampleServices, persona: Persona, options: SampleOptions): ExportSample {
  const client = services.chosenClient();
  const clientId = client?.clientId ?? 'SANDBOX';
  const { issuer, port, variant } = services.sandbox.view();
  const at = services.now();
  const values = persona.values(at);
  const scopes = SCOPES.map(({ scope }) => scope);
  const payload = buildSamplePayload({
    ...options,
    sub: pairwiseSubject(clientId, persona.id),
    fields: scopes.filter((scope) => scope !== 'openid').map((scope) => ({ scope, value: wireValue(values, scope) })),
    requestedScopes: scopes,
    clientId,
    environment: `sandbox, persona ${persona.id}, no real person`,
    issuer: issuer ?? `http://127.0.0.1:${port ?? 0}/v2`,
    at,
    variant,
  });
  const recipient = client === undefined ? undefined : createPublicKey(client.publicKeyPem);
  return { payload, variant, recipient, received: undefined };
}
