import { ConsoleError, toErrorView } from '../../core/errors.js';
import type { ClientRepository } from '../../engine/storage/client-repository.js';
import type { ClientRecord } from '../../engine/storage/settings.js';
import type { SettingsStore } from '../../engine/storage/settings-store.js';
import { gatherFindings } from '../../sandbox/app-under-test/gather-findings.js';
import { lintLogins } from '../../sandbox/app-under-test/lint-logins.js';
import { loggedRequests } from '../../sandbox/app-under-test/logged-request.js';
import { SandboxError } from '../../sandbox/errors.js';
import { FAULTS, isPerClient } from '../../sandbox/faults/faults.js';
import { personasWith } from '../../sandbox/personas/personas.js';
import { readProviderTraits } from '../../sandbox/profile/provider-traits.js';
import { PREFERRED_PORT, startSandbox } from '../../sandbox/server.js';
import type { Sandbox } from '../../sandbox/types.js';
import type { KeyEncryption, Variant } from '../../sandbox/userinfo/variants.js';
import type { SandboxRequestDetail, SandboxView } from '../../shared/views/sandbox.js';
import {
  createSandboxClient,
  type NewSandboxClient,
  registrable,
  type ServedClient,
  servedClients,
  servedRecords,
} from './sandbox-clients.js';
import { asConsoleError } from './sandbox-error.js';
import { revealInExchange, sandboxExchangeView } from './sandbox-exchange.js';
import { type Arming, createSandboxFaults } from './sandbox-faults.js';
import { createSandboxPersonas, type SandboxPersonas } from './sandbox-personas.js';
import { takenAfter, traitsOf } from './sandbox-profile.js';

const SHOWN_REQUESTS = 200;
/** Requests that come close together are told of together: an app may send hundreds in a second. */
const GATHER_MS = 80;
const DEMO_CLIENT_NAME = 'Sandbox demo';
const DEMO_REDIRECT_URI = 'http://localhost:5001/api/redirect';
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
  /** The test people, to be read and changed. */
  readonly personas: SandboxPersonas;
  readonly choosePersona: (id: string) => void;
  readonly chooseVariant: (variant: Variant) => void;
  /** Undefined for the variant's own. */
  readonly chooseKeyEncryption: (algorithm: KeyEncryption | undefined) => void;
  /** Takes after a provider by its profile, the form of a JSON file; undefined for the sandbox's own ways. */
  readonly takeAfter: (profile: object | undefined) => void;
  readonly rotateKeys: (old: 'keep' | 'drop') => Promise<void>;
  /** For every client, or for the requests of one alone by its `client_id`. */
  readonly armFault: (id: string, arming: Arming, clientId?: string) => void;
  /** Serves the saved clients as they are now. */
  readonly syncClients: () => Promise<void>;
  /** Lets a client of another environment log in here too, or no longer. */
  readonly serveClient: (key: string, served: boolean) => Promise<void>;
  /** Makes a client and saves it like any other. */
  readonly createClient: (wanted: NewSandboxClient) => Promise<ClientRecord>;
  /** The sandbox's own client, made on first use and saved like any other. */
  readonly demoClient: () => Promise<ClientRecord>;
  /** Runs `action`, in which the sandbox approves this one authorization request without a page. */
  readonly approvingByItself: (authorizationUrl: string, action: () => Promise<void>) => Promise<void>;
  readonly readRequest: (id: number) => SandboxRequestDetail;
  readonly clearRequests: () => void;
  /** One secret of a logged request. */
  readonly reveal: (requestId: number, ref: string) => string;
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
  let gathering: NodeJS.Timeout | undefined;
  let served: readonly ServedClient[] = [];

  const saved = () => settings.read().sandbox;
  const remember = (change: Partial<ReturnType<typeof saved>>) =>
    settings.update((now) => ({ ...now, sandbox: { ...now.sandbox, ...change } }));
  const faults = createSandboxFaults(
    () => sandbox,
    (clientId) => servedRecords(clients, saved().servedClients).some((record) => record.clientId === clientId),
  );
  const personas = createSandboxPersonas(settings, () => {
    sandbox?.setPersonas(saved().personas);
    changed();
  });

  const view = (): SandboxView => {
    const people = personasWith(saved().personas);
    const own = new Set(saved().personas.map(({ id }) => id));
    return {
      running: sandbox !== undefined,
      origin: sandbox?.origin,
      issuer: sandbox?.issuer,
      gaveWay: sandbox === undefined ? undefined : gaveWay,
      port: sandbox?.port ?? saved().port ?? PREFERRED_PORT,
      persona: (people.find(({ id }) => id === saved().persona) ?? people[0])?.id ?? '',
      personas: people.map(({ id, name, note }) => ({ id, name, note, own: own.has(id) })),
      armed: faults.list().map(({ id, once, clientId }) => ({ fault: id, once, clientId })),
      faults: FAULTS.map(({ id, title, description }) => ({ id, title, description, perClient: isPerClient(id) })),
      variant: saved().variant ?? 'C',
      keyEncryption: saved().keyEncryption,
      takesAfter: takenAfter(traitsOf(saved().profile)),
      signingKeys: sandbox?.signingKeyIds ?? [],
      clients: servedRecords(clients, saved().servedClients).map(({ key }) => ({
        key,
        problem: served.find((one) => one.key === key)?.problem,
      })),
      requests: (sandbox?.requests() ?? []).slice(-SHOWN_REQUESTS),
      findings: sandbox === undefined ? [] : gatherFindings(lintLogins(loggedRequests(sandbox))),
      failure: failure === undefined ? undefined : toErrorView(failure),
    };
  };
  const changed = () => {
    clearTimeout(gathering);
    gathering = undefined;
    onChange(view());
  };
  const changedSoon = () => {
    gathering ??= setTimeout(changed, GATHER_MS);
  };
  const readServed = async () => {
    served = await servedClients(clients, saved().servedClients);
    return registrable(served);
  };

  const open = async (port: number): Promise<Sandbox> => {
    const registered = await readServed();
    return startSandbox({
      port,
      clients: registered,
      personas: saved().personas,
      persona: view().persona,
      variant: view().variant,
      keyEncryption: saved().keyEncryption,
      traits: traitsOf(saved().profile),
      ...faults.toStartWith(registered.map(({ clientId }) => clientId)),
      onRequest: changedSoon,
      onFaultSpent: changedSoon,
    });
  };

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

  const syncClients = async (): Promise<void> => {
    const registered = await readServed();
    sandbox?.setClients(registered);
    faults.forgetClients();
    changed();
  };
  const createClient = async (wanted: NewSandboxClient): Promise<ClientRecord> => {
    const record = await clients.save(await createSandboxClient(wanted));
    await syncClients();
    return record;
  };

  return {
    view,
    start: async (port) => {
      await start(port);
    },
    stop: async () => {
      await starting?.catch(() => undefined);
      const stopping = sandbox;
      if (stopping !== undefined) faults.keep(stopping);
      sandbox = undefined;
      await stopping?.stop();
      changed();
    },
    running: () => start(),
    personas,
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
    chooseKeyEncryption: (keyEncryption) => {
      sandbox?.chooseKeyEncryption(keyEncryption);
      remember({ keyEncryption });
      changed();
    },
    takeAfter: (profile) => {
      // Read first: a profile that cannot be used changes nothing.
      const traits = profile === undefined ? undefined : readProviderTraits(profile);
      remember({
        profile: profile === undefined ? undefined : { ...profile },
        ...(traits?.variant !== undefined && { variant: traits.variant }),
        ...(traits?.keyEncryption !== undefined && { keyEncryption: traits.keyEncryption }),
      });
      sandbox?.takeAfter(traits);
      sandbox?.chooseVariant(saved().variant ?? 'C');
      sandbox?.chooseKeyEncryption(saved().keyEncryption);
      changed();
    },
    rotateKeys: async (old) => {
      await sandbox?.rotateSigningKey(old);
      changed();
    },
    armFault: (id, arming, clientId) => {
      faults.arm(id, arming, clientId);
      changed();
    },
    syncClients,
    serveClient: async (key, serve) => {
      const others = saved().servedClients.filter((other) => other !== key);
      remember({ servedClients: serve ? [...others, key] : others });
      await syncClients();
    },
    createClient,
    demoClient: async () => {
      for (const record of clients.list().filter(({ environment }) => environment.kind === 'sandbox')) {
        if ((await clients.presenceOf(record)) !== 'missing') return record;
        // Without a keychain its secrets went with the last session; it is made afresh, not once more.
        if (record.name === DEMO_CLIENT_NAME) await clients.remove(record.key);
      }
      return createClient({ name: DEMO_CLIENT_NAME, redirectUris: [DEMO_REDIRECT_URI], outsidePublicService: false });
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
    readRequest: (id) => {
      const request = sandbox?.requests().find((one) => one.id === id);
      const exchange = sandbox?.exchange(id);
      if (request !== undefined && exchange !== undefined) {
        return { request, exchange: sandboxExchangeView(request, exchange) };
      }
      throw new ConsoleError('config', 'request-gone', 'Expected a request that is still held; that one is not.', {
        hint: 'The sandbox keeps the latest 500, while it runs.',
      });
    },
    clearRequests: () => {
      sandbox?.clearRequests();
      changed();
    },
    reveal: (requestId, ref) => revealInExchange(sandbox?.exchange(requestId), ref),
  };
}
