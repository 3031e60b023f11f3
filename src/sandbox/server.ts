import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { ClientRegistry } from './clients/client-registry.js';
import { SandboxError } from './errors.js';
import { type FaultChoice, FaultSwitch } from './faults/fault-switch.js';
import { AccessTokens } from './grants/access-tokens.js';
import { AuthorizationCodes } from './grants/authorization-codes.js';
import { PendingConsents } from './grants/pending-consents.js';
import { createApp } from './http/app.js';
import { listen } from './http/listen.js';
import { originOf, readHosts, readOpening } from './http/opening.js';
import { RequestLog } from './http/request-log.js';
import type { Persona } from './personas/persona.js';
import { personasWith } from './personas/personas.js';
import type { Provider, ProviderSettings } from './provider.js';
import { createSigningKeyPem, readSigningKey } from './token/signing-key.js';
import { SigningKeys } from './token/signing-keys.js';
import type { Sandbox, SandboxOptions } from './types.js';

/** The port to try first; where it is taken, 0 gives any other. */
export const PREFERRED_PORT = 5443;

const MINUTE_MS = 60_000;

/** Starts an sgID on this computer, on its loopback unless it is opened; throws a {@link SandboxError} where an option or the port is unusable. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const opening = readOpening(options.opening);
  const parts = await createParts(options);
  const stopping = new AbortController();
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 });
  const port = await listen(server, opening.address, options.port ?? 0);
  const origin = originOf(opening, port);
  const provider: Provider = {
    ...parts,
    origin,
    issuer: `${origin}/v2`,
    hosts: readHosts(opening, origin, port),
    wait: (ms) => (options.wait ?? waitUnlessAborted)(ms, stopping.signal),
  };
  const app = createApp(provider);
  // The globals stay Node's own: the sandbox runs inside processes that use them too.
  const listener = getRequestListener((request, bindings) => app.fetch(request, bindings), {
    overrideGlobalObjects: false,
  });
  server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
  return runningSandbox(provider, port, async () => {
    stopping.abort();
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  });
}

async function createParts(options: SandboxOptions): Promise<Omit<Provider, 'origin' | 'issuer' | 'hosts' | 'wait'>> {
  const now = options.now ?? Date.now;
  const accessTokenTtlMs = options.accessTokenTtlMs ?? 30 * MINUTE_MS;
  const tokens = new AccessTokens({ lifetimeMs: accessTokenTtlMs, now });
  const personas = personasWith(options.personas ?? []);
  const settings: ProviderSettings = {
    persona: findPersona(personas, options.persona),
    personas,
    variant: options.variant ?? 'C',
    keyEncryption: options.keyEncryption,
    autoApprove: options.autoApprove ?? false,
    traits: options.traits,
  };
  const clients = new ClientRegistry(options.clients);
  return {
    now,
    accessTokenTtlMs,
    tokens,
    settings,
    clients,
    faults: armedSwitch(options, clients),
    codes: new AuthorizationCodes({ lifetimeMs: options.codeTtlMs ?? 5 * MINUTE_MS, now }, tokens),
    consents: new PendingConsents({ lifetimeMs: options.consentTtlMs ?? 10 * MINUTE_MS, now }),
    log: new RequestLog(options.onRequest),
    preapproved: new Set(),
    approvedClients: new Set(),
    signingKeys: new SigningKeys(await readSigningKey(options.signingKeyPem ?? (await createSigningKeyPem()))),
  };
}

function armedSwitch(
  { faults = [], faultsOnce = [], onFaultSpent }: SandboxOptions,
  clients: ClientRegistry,
): FaultSwitch {
  const made = new FaultSwitch(
    (clientId) => clients.find(clientId) !== undefined,
    () => onFaultSpent?.(),
  );
  const arm = (choice: FaultChoice, armed: true | 'once') => {
    const { id, clientId } = typeof choice === 'string' ? { id: choice } : choice;
    made.arm(id, armed, clientId);
  };
  for (const choice of faults) arm(choice, true);
  for (const choice of faultsOnce) arm(choice, 'once');
  return made;
}

function runningSandbox(provider: Provider, port: number, stop: () => Promise<void>): Sandbox {
  const { origin, issuer, settings, faults } = provider;
  return {
    origin,
    issuer,
    port,
    stop,
    get persona() {
      return settings.persona;
    },
    get variant() {
      return settings.variant;
    },
    get keyEncryption() {
      return settings.keyEncryption;
    },
    get signingKeyIds() {
      return provider.signingKeys.ids;
    },
    get autoApprove() {
      return settings.autoApprove;
    },
    get armedFaults() {
      return faults.armed();
    },
    setClients: (clients) => {
      provider.clients.replace(clients);
      faults.forgetClients();
    },
    get personas() {
      return settings.personas;
    },
    choosePersona: (id) => {
      settings.persona = findPersona(settings.personas, id);
    },
    setPersonas: (records) => {
      settings.personas = personasWith(records);
      const { id } = settings.persona;
      const still = settings.personas.find((persona) => persona.id === id);
      settings.persona = still ?? findPersona(settings.personas, undefined);
    },
    armFault: (id, armed, clientId) => faults.arm(id, armed, clientId),
    chooseVariant: (variant) => {
      settings.variant = variant;
    },
    chooseKeyEncryption: (algorithm) => {
      settings.keyEncryption = algorithm;
    },
    takeAfter: (traits) => {
      settings.traits = traits;
    },
    rotateSigningKey: (old) => provider.signingKeys.rotate(old),
    setAutoApprove: (autoApprove) => {
      settings.autoApprove = autoApprove;
    },
    preapprove: (state) => {
      provider.preapproved.add(state);
      return () => provider.preapproved.delete(state);
    },
    approveClient: (clientId) => {
      provider.approvedClients.add(clientId);
      return () => provider.approvedClients.delete(clientId);
    },
    requests: () => provider.log.entries(),
    exchange: (id) => provider.log.exchange(id),
    clearRequests: () => provider.log.clear(),
  };
}

function findPersona(personas: readonly Persona[], id: string | undefined): Persona {
  const persona = id === undefined ? personas[0] : personas.find((candidate) => candidate.id === id);
  if (persona !== undefined) return persona;
  throw new SandboxError(
    'unknown-persona',
    `The sandbox has no persona ${id}.`,
    `Choose one of ${personas.map((candidate) => candidate.id).join(', ')}.`,
  );
}

async function waitUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  // A stop ends the wait by an abort, and that is no failure.
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
