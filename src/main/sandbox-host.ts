import { diagnoseCredentials } from '../core/credentials/diagnose.js';
import { readCredentials } from '../core/credentials/read-credentials.js';
import { ConsoleError, toErrorView } from '../core/errors.js';
import { newClientOf } from '../engine/clients/new-client.js';
import { DEFAULT_REDIRECT_URI } from '../engine/clients/suggestions.js';
import type { ClientRepository } from '../engine/storage/client-repository.js';
import type { ClientRecord } from '../engine/storage/settings.js';
import type { SettingsStore } from '../engine/storage/settings-store.js';
import { hashClientSecret } from '../sandbox/clients/client-secret.js';
import { createDemoClient } from '../sandbox/clients/demo-client.js';
import { SandboxError } from '../sandbox/errors.js';
import { FAULTS } from '../sandbox/faults/faults.js';
import { PERSONAS } from '../sandbox/personas/personas.js';
import { PREFERRED_PORT, startSandbox } from '../sandbox/server.js';
import type { Sandbox, SandboxClient } from '../sandbox/types.js';
import type { Variant } from '../sandbox/userinfo/variants.js';
import type { SandboxView } from '../shared/views/sandbox.js';

const SHOWN_REQUESTS = 200;
const DEMO_CLIENT_NAME = 'Sandbox demo';
/** The usual port gives way to another for these reasons, and for no others. */
const PORT_PROBLEMS: Readonly<Record<string, NonNullable<SandboxView['gaveWay']>['why']>> = {
  'port-in-use': 'taken',
  'port-not-allowed': 'not-allowed',
};

/** The embedded provider as the app runs it: one at a time, serving the saved clients of the sandbox environment. */
export interface SandboxHost {
  readonly view: () => SandboxView;
  readonly start: (port?: number) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** The running sandbox, started where it is not. */
  readonly running: () => Promise<Sandbox>;
  readonly choosePersona: (id: string) => void;
  readonly chooseVariant: (variant: Variant) => void;
  readonly armFault: (id: string, armed: boolean) => void;
  /** Serves the saved clients of the sandbox environment as they are now. */
  readonly syncClients: () => Promise<void>;
  /** The sandbox's own client, made on first use and saved like any other. */
  readonly demoClient: () => Promise<ClientRecord>;
  /** Runs `action`, in which the sandbox approves this one authorization request without a page. */
  readonly approvingByItself: (authorizationUrl: string, action: () => Promise<void>) => Promise<void>;
}

export function createSandboxHost(
  clients: ClientRepository,
  settings: SettingsStore,
  onChange: (view: SandboxView) => void,
): SandboxHost {
  let sandbox: Sandbox | undefined;
  let starting: Promise<Sandbox> | undefined;
  let failure: unknown;
  let gaveWay: SandboxView['gaveWay'];
  const armed = new Set<string>();

  const saved = () => settings.read().sandbox;
  const remember = (change: Partial<ReturnType<typeof saved>>) =>
    settings.update((now) => ({ ...now, sandbox: { ...now.sandbox, ...change } }));

  const view = (): SandboxView => ({
    running: sandbox !== undefined,
    origin: sandbox?.origin,
    issuer: sandbox?.issuer,
    gaveWay: sandbox === undefined ? undefined : gaveWay,
    port: sandbox?.port ?? saved().port ?? PREFERRED_PORT,
    persona: (PERSONAS.find(({ id }) => id === saved().persona) ?? PERSONAS[0])?.id ?? '',
    personas: PERSONAS.map(({ id, name, note }) => ({ id, name, note })),
    armed: [...armed],
    faults: FAULTS.map(({ id, title, description }) => ({ id, title, description })),
    variant: saved().variant ?? 'C',
    requests: (sandbox?.requests() ?? []).slice(-SHOWN_REQUESTS),
    failure: failure === undefined ? undefined : toErrorView(failure),
  });
  const changed = () => onChange(view());

  const open = async (port: number): Promise<Sandbox> =>
    startSandbox({
      port,
      clients: await servedClients(clients),
      persona: view().persona,
      variant: view().variant,
      faults: [...armed],
      onRequest: changed,
    });

  const openUsualPort = async (): Promise<Sandbox> => {
    const usual = saved().port ?? PREFERRED_PORT;
    try {
      return await open(usual);
    } catch (error) {
      const why = error instanceof SandboxError ? PORT_PROBLEMS[error.code] : undefined;
      if (why === undefined) throw error;
      gaveWay = { port: usual, why };
      return open(0);
    }
  };

  const start = async (port?: number): Promise<Sandbox> => {
    if (sandbox !== undefined) return sandbox;
    failure = undefined;
    if (starting === undefined) gaveWay = undefined;
    starting ??= (async () => {
      try {
        // A port that the user asked for is taken or refused; the usual one may give way to another.
        sandbox = await (port === undefined ? openUsualPort() : open(port));
        if (port !== undefined) remember({ port });
        return sandbox;
      } catch (error) {
        failure = asConsoleError(error);
        throw failure;
      } finally {
        starting = undefined;
        changed();
      }
    })();
    return starting;
  };

  return {
    view,
    start: async (port) => {
      await start(port);
    },
    stop: async () => {
      await starting?.catch(() => undefined);
      const stopping = sandbox;
      sandbox = undefined;
      await stopping?.stop();
      changed();
    },
    running: () => start(),
    choosePersona: (id) => {
      sandbox?.choosePersona(id);
      remember({ persona: id });
      changed();
    },
    chooseVariant: (variant) => {
      sandbox?.chooseVariant(variant);
      remember({ variant });
      changed();
    },
    armFault: (id, on) => {
      if (on) armed.add(id);
      else armed.delete(id);
      sandbox?.armFault(id, on);
      changed();
    },
    syncClients: async () => {
      sandbox?.setClients(await servedClients(clients));
    },
    demoClient: async () => {
      for (const saved of clients.list().filter(({ environment }) => environment.kind === 'sandbox')) {
        if ((await clients.presenceOf(saved)) !== 'missing') return saved;
        // Without a keychain its secrets went with the last session; it is made afresh, not once more.
        if (saved.name === DEMO_CLIENT_NAME) await clients.remove(saved.key);
      }
      const record = await clients.save(await newDemoClient());
      sandbox?.setClients(await servedClients(clients));
      return record;
    },
    approvingByItself: async (authorizationUrl, action) => {
      const state = new URL(authorizationUrl).searchParams.get('state') ?? '';
      const withdraw = (await start()).preapprove(state);
      try {
        await action();
      } finally {
        withdraw();
      }
    },
  };
}

/** The sandbox knows nothing of the console's errors; its own have the same parts. */
function asConsoleError(error: unknown): unknown {
  if (!(error instanceof SandboxError)) return error;
  return new ConsoleError('config', error.code, error.message, { hint: error.hint, cause: error });
}

/** Made as the portal would give it, then read and checked like a file from there. */
async function newDemoClient() {
  const credentials = await createDemoClient({ name: DEMO_CLIENT_NAME });
  const reading = readCredentials(Buffer.from(JSON.stringify(credentials)), 'sandbox demo client');
  return newClientOf(diagnoseCredentials(reading), {
    name: credentials.name,
    environment: { kind: 'sandbox', origin: '' },
    redirectUri: credentials.redirectUrls[0] ?? DEFAULT_REDIRECT_URI,
    selectedScopes: credentials.scopes,
  });
}

async function servedClients(clients: ClientRepository): Promise<SandboxClient[]> {
  const records = clients.list().filter(({ environment }) => environment.kind === 'sandbox');
  const served = await Promise.all(
    records.map(async (record) => {
      // A client whose secret is not in the keychain cannot sign in; the others can.
      const secrets = await clients.secretsOf(record).catch(() => undefined);
      return secrets === undefined ? [] : [sandboxClientOf(record, secrets.clientSecret)];
    }),
  );
  // At one provider an id names one client; of those that are duplicates of each other, the sandbox knows the last.
  return [...new Map(served.flat().map((client) => [client.clientId, client])).values()];
}

function sandboxClientOf(record: ClientRecord, clientSecret: string): SandboxClient {
  return {
    clientId: record.clientId,
    name: record.name,
    secretSha256: hashClientSecret(clientSecret),
    publicKeyPem: record.publicKeyPem,
    redirectUris: record.redirectUris,
    scopes: record.allowedScopes ?? record.selectedScopes,
  };
}
