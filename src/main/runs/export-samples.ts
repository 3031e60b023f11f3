import { createPublicKey, type KeyObject } from 'node:crypto';
import { SCOPES } from '../../core/catalogue/catalogue.js';
import { ConsoleError } from '../../core/errors.js';
import { DEFAULT_SEED } from '../../core/export/privacy.js';
import { buildSamplePayload } from '../../core/export/sample-payload.js';
import type { ExportSample } from '../../core/export/write-export.js';
import type { FlowViewContext } from '../../engine/flow/flow-view.js';
import { type SampleOptions, sampleOfRun } from '../../engine/flow/sample-of-run.js';
import type { History } from '../../engine/history/history.js';
import { openedKept, runOfKept } from '../../engine/history/kept-run.js';
import type { ClientRecord } from '../../engine/storage/settings.js';
import { pairwiseSubject } from '../../sandbox/clients/pairwise-subject.js';
import { type Persona, wireValue } from '../../sandbox/personas/persona.js';
import { PERSONAS } from '../../sandbox/personas/personas.js';
import type { ExportSource, RunToExport } from '../../shared/views/export.js';
import type { KeptRunView } from '../../shared/views/history.js';
import type { SandboxHost } from '../sandbox/sandbox-host.js';
import type { OpenedRun, RunBook } from './run-book.js';

export interface SampleServices {
  readonly runs: Pick<RunBook, 'withResults'>;
  readonly history: Pick<History, 'read' | 'summary' | 'describe'>;
  readonly sandbox: Pick<SandboxHost, 'view' | 'personas'>;
  /** The client that is chosen, whose app a persona's data would go to. */
  readonly chosenClient: () => ClientRecord | undefined;
  readonly clients: () => readonly ClientRecord[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * The samples that an export is made of: those of runs, open or kept, or of people of the sandbox, with every scope there
 * is.
 *
 * @param most no more than that are made
 * @throws ConsoleError `run-gone`, `run-was-sanitised`, `nothing-to-export`, `persona-unknown`, and what reading a kept
 *   run throws
 */
export async function samplesOf(
  services: SampleServices,
  source: ExportSource,
  options: SampleOptions,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly ExportSample[]> {
  switch (source.kind) {
    case 'runs': {
      const wantedRuns = source.runs.slice(0, most);
      const kept = wantedRuns.some(({ from }) => from === 'history') ? (await services.history.describe()).runs : [];
      const samples: ExportSample[] = [];
      const seedOf = seedsOf(options);
      // One after the other: a kept run is read from the disk whole, and let go of again.
      for (const wanted of wantedRuns) {
        const opened = await openedRun(services, wanted, kept);
        samples.push(sampleOf(services, opened, { ...options, seed: seedOf(opened.run.artifacts.sub) }));
      }
      return samples;
    }
    case 'personas': {
      const seedOf = seedsOf(options);
      return services.sandbox.personas
        .list()
        .slice(0, most)
        .map((persona) => sampleOfPersona(services, persona, { ...options, seed: seedOf(persona.id) }));
    }
    case 'persona': {
      const persona = services.sandbox.personas.list().find(({ id }) => id === source.persona);
      if (persona !== undefined) return [sampleOfPersona(services, persona, options)];
      throw new ConsoleError('config', 'persona-unknown', 'The sandbox has no such persona.', {
        hint: 'It may have been removed since. Choose another.',
      });
    }
  }
}

/** A seed for each person, the first having the one that was chosen: people of the same shape would all become one. */
function seedsOf({ seed = DEFAULT_SEED }: SampleOptions): (person: string | undefined) => string {
  const people: (string | undefined)[] = [];
  return (person) => {
    if (!people.includes(person)) people.push(person);
    const at = people.indexOf(person);
    return at === 0 ? seed : `${seed}, ${at + 1}`;
  };
}

async function openedRun(
  { runs, history }: SampleServices,
  { from, id }: RunToExport,
  kept: readonly KeptRunView[],
): Promise<OpenedRun> {
  if (from === 'tabs') return runs.withResults(id);
  const about = kept.find((one) => one.id === id) ?? (await history.summary(id));
  return runOfKept(openedKept(await history.read(id), about));
}

function sampleOf(services: SampleServices, { run, context }: OpenedRun, options: SampleOptions): ExportSample {
  const sample = sampleOfRun(run, options, context);
  // A run that was kept before public keys were: its client may still be here.
  return sample.recipient === undefined
    ? { ...sample, recipient: keyOfSaved(services, run.request.client.clientId, context) }
    : sample;
}

function keyOfSaved({ clients }: SampleServices, clientId: string, context: FlowViewContext): KeyObject | undefined {
  const saved = clients().find(({ key }) => key === context.clientKey);
  return saved === undefined || saved.clientId !== clientId ? undefined : createPublicKey(saved.publicKeyPem);
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
    // Of whom the user made, only the user knows.
    environment: PERSONAS.includes(persona) ? 'sandbox, no real person' : 'sandbox',
    issuer: issuer ?? `http://127.0.0.1:${port ?? 0}/v2`,
    at,
    variant,
    persona: persona.id,
  });
  const recipient = client === undefined ? undefined : createPublicKey(client.publicKeyPem);
  return { payload, variant, recipient, received: undefined };
}
