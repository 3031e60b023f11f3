import { ConsoleError } from '../../core/errors.js';
import type { HttpExchange } from '../../core/trace/http.js';
import { DEFAULT_REDIRECT_URI } from '../../engine/clients/suggestions.js';
import type { ClientRepository } from '../../engine/storage/client-repository.js';
import type { ClientRecord } from '../../engine/storage/settings.js';
import type { SettingsStore } from '../../engine/storage/settings-store.js';
import { LogFindings } from '../../sandbox/app-under-test/log-findings.js';
import { FAULTS, isPerClient } from '../../sandbox/faults/faults.js';
import { personasWith } from '../../sandbox/personas/personas.js';
import { readProviderTraits } from '../../sandbox/profile/provider-traits.js';
import { PREFERRED_PORT, startSandbox } from '../../sandbox/server.js';
import type { Opening, Sandbox } from '../../sandbox/types.js';
import type { KeyEncryption, Variant } from '../../sandbox/userinfo/variants.js';
import type { SandboxOpening, SandboxRequestDetail, SandboxView } from '../../shared/views/sandbox.js';
import {
  createSandboxClient,
  type NewSandboxClient,
  registrable,
  type ServedClient,
  servedClients,
  servedRecords,
} from './sandbox-clients.js';
import { revealInExchange, sandboxExchangeView } from './sandbox-exchange.js';
import { type Arming, createSandboxFaults } from './sandbox-faults.js';
import { createSandboxPersonas, type SandboxPersonas } from './sandbox-personas.js';
import { takenAfter, traitsOf } from './sandbox-profile.js';
import { refusedOnPage } from './sandbox-refusal.js';
import { createSandboxRunner } from './sandbox-runner.js';

const SHOWN_REQUESTS = 200;
/** Requests that come close together are told of together: an app may send hundreds in a second. */
const GATHER_MS = 80;
const DEMO_CLIENT_NAME = 'Sandbox demo';
const DEMO_PURPOSE = 'Shows what sgID gives an app, with people who do not exist.';
/** The embedded provider as the app runs it: one at a time, serving the saved clients of the sandbox environment. */
export interface SandboxHost {
  readonly view: () => SandboxView;
  readonly start: (port?: number) => Promise<void>;
  /** Opens it for containers, on the port where it is, until it is stopped; undefined goes back to loopback alone. */
  readonly open: (opening: SandboxOpening | undefined) => Promise<void>;
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
  /** Answers every login with a redirect at once, without a page; until the console is closed. */
  readonly setAutoApprove: (on: boolean) => void;
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

/** @param onPageRefused told of every authorization request that the sandbox refused before the user, the app unasked */
export function createSandboxHost(
  clients: ClientRepository,
  settings: SettingsStore,
  onChange: (view: SandboxView) => void,
  onPageRefused: (exchange: HttpExchange) => void = () => {},
): SandboxHost {
  let gathering: NodeJS.Timeout | undefined;
  let served: readonly ServedClient[] = [];
  let findings: LogFindings | undefined;
  let autoApprove = false;

  const saved = () => settings.read().sandbox;
  const remember = (change: Partial<ReturnType<typeof saved>>) =>
    settings.update((now) => ({ ...now, sandbox: { ...now.sandbox, ...change } }));
  const faults = createSandboxFaults(
    () => runner.current(),
    (clientId) => servedRecords(clients, saved().servedClients).some((record) => record.clientId === clientId),
  );
  const personas = createSandboxPersonas(settings, () => {
    runner.current()?.setPersonas(saved().personas);
    changed();
  });

  const view = (): SandboxView => {
    const sandbox = runner.current();
    const people = personasWith(saved().personas);
    const own = new Set(saved().personas.map(({ id }) => id));
    return {
      running: sandbox !== undefined,
      origin: sandbox?.origin,
      issuer: sandbox?.issuer,
      port: sandbox?.port ?? saved().port ?? PREFERRED_PORT,
      // Of a running one its own: it goes on with whom it has when somebody else comes to be the first in the list.
      persona: sandbox?.persona.id ?? (people.find(({ id }) => id === saved().persona) ?? people[0])?.id ?? '',
      personas: people.map(({ id, name, note }) => ({ id, name, note, own: own.has(id) })),
      armed: faults.list().map(({ id, once, clientId }) => ({ fault: id, once, clientId })),
      faults: FAULTS.map(({ id, title, description }) => ({ id, title, description, perClient: isPerClient(id) })),
      autoApprove: sandbox?.autoApprove ?? autoApprove,
      variant: saved().variant ?? 'C',
      keyEncryption: saved().keyEncryption,
      takesAfter: takenAfter(traitsOf(saved().profile)),
      signingKeys: sandbox?.signingKeyIds ?? [],
      clients: servedRecords(clients, saved().servedClients).map(({ key }) => ({
        key,
        problem: served.find((one) => one.key === key)?.problem,
      })),
      requests: (sandbox?.requests() ?? []).slice(-SHOWN_REQUESTS),
      findings: sandbox === undefined ? [] : (findings?.current() ?? []),
      ...runner.state(),
      lastOpening: saved().opening,
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

  const listenOn = async (port: number, opening?: Opening): Promise<Sandbox> => {
    const registered = await readServed();
    const sandbox = await startSandbox({
      port,
      opening,
      clients: registered,
      personas: saved().personas,
      persona: view().persona,
      variant: view().variant,
      autoApprove,
      keyEncryption: saved().keyEncryption,
      traits: traitsOf(saved().profile),
      ...faults.toStartWith(registered.map(({ clientId }) => clientId)),
      onRequest: (request) => {
        const refused = refusedOnPage(request, runner.current()?.exchange(request.id));
        if (refused !== undefined) onPageRefused(refused);
        changedSoon();
      },
      onFaultSpent: changedSoon,
    });
    findings = new LogFindings(sandbox);
    return sandbox;
  };

  const runner = createSandboxRunner({
    listenOn,
    usualPort: () => saved().port ?? PREFERRED_PORT,
    onStopping: (sandbox) => faults.keep(sandbox),
    onChange: () => changed(),
  });

  const syncClients = async (): Promise<void> => {
    const registered = await readServed();
    runner.current()?.setClients(registered);
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
      const { port: listening } = await runner.start(port);
      if (port !== undefined) remember({ port: listening });
    },
    open: async (opening) => {
      await runner.open(opening);
      if (opening !== undefined) remember({ opening });
    },
    stop: () => runner.stop(),
    running: () => runner.start(),
    personas,
    choosePersona: (id) => {
      runner.current()?.choosePersona(id);
      remember({ persona: id });
      changed();
    },
    chooseVariant: (variant) => {
      runner.current()?.chooseVariant(variant);
      remember({ variant });
      changed();
    },
    chooseKeyEncryption: (keyEncryption) => {
      runner.current()?.chooseKeyEncryption(keyEncryption);
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
      runner.current()?.takeAfter(traits);
      runner.current()?.chooseVariant(saved().variant ?? 'C');
      runner.current()?.chooseKeyEncryption(saved().keyEncryption);
      changed();
    },
    rotateKeys: async (old) => {
      await runner.current()?.rotateSigningKey(old);
      changed();
    },
    armFault: (id, arming, clientId) => {
      faults.arm(id, arming, clientId);
      changed();
    },
    setAutoApprove: (on) => {
      autoApprove = on;
      runner.current()?.setAutoApprove(on);
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
      return createClient({
        name: DEMO_CLIENT_NAME,
        purpose: DEMO_PURPOSE,
        redirectUris: [DEFAULT_REDIRECT_URI],
        outsidePublicService: false,
      });
    },
    approvingByItself: async (authorizationUrl, action) => {
      const state = new URL(authorizationUrl).searchParams.get('state') ?? '';
      const withdraw = (await runner.start()).preapprove(state);
      try {
        await action();
      } finally {
        withdraw();
      }
    },
    readRequest: (id) => {
      const request = runner
        .current()
        ?.requests()
        .find((one) => one.id === id);
      const exchange = runner.current()?.exchange(id);
      if (request !== undefined && exchange !== undefined) {
        return { request, exchange: sandboxExchangeView(request, exchange), findings: [...(findings?.of(id) ?? [])] };
      }
      throw new ConsoleError('config', 'request-gone', 'Expected a request that is still held; that one is not.', {
        hint: 'The sandbox keeps the latest 500, while it runs.',
      });
    },
    clearRequests: () => {
      runner.current()?.clearRequests();
      changed();
    },
    reveal: (requestId, ref) => revealInExchange(runner.current()?.exchange(requestId), ref),
  };
}
