import { randomUUID } from 'node:crypto';
import { ConsoleError } from '../core/errors.js';
import type { ProviderEnvironment, RunRequest } from '../core/flow/run.js';
import type { StepId } from '../core/flow/step-ids.js';
import type { HttpTransport } from '../core/trace/http.js';
import { chosenEnvironment } from '../engine/clients/client-choices.js';
import { savedRunClient } from '../engine/clients/run-client.js';
import { type Approval, approveByFollowing, approveWith } from '../engine/flow/approval.js';
import { FlowRun } from '../engine/flow/flow-run.js';
import { type FlowViewContext, flowViewOf } from '../engine/flow/flow-view.js';
import { revealSecret } from '../engine/flow/reveal-secret.js';
import type { RunParts } from '../engine/flow/run-secrets.js';
import type { LoopbackListeners } from '../engine/loopback/loopback-listeners.js';
import type { ClientRepository } from '../engine/storage/client-repository.js';
import type { ChannelInput } from '../shared/ipc/contract.js';
import type { FlowView } from '../shared/views/flow.js';
import type { SandboxHost } from './sandbox-host.js';

export interface RunBookServices {
  readonly clients: ClientRepository;
  readonly sandbox: SandboxHost;
  readonly http: HttpTransport;
  readonly listeners: LoopbackListeners;
  readonly openBrowser: (authorizationUrl: string) => Promise<void>;
  readonly onChange: (view: FlowView) => void;
  readonly onUnexpected: (where: string, error: unknown) => void;
}

/**
 * The current run, with its secrets: the window asks for it by id and gets views of it. The results of the run before it
 * are held too, to be revealed and exported, until it has results of its own.
 */
export interface RunBook {
  readonly current: () => FlowView | undefined;
  /** Makes a new current run of a saved client; the one before it is cancelled, and forgotten where it has no results. */
  readonly create: (options: ChannelInput<'flow.create'>) => Promise<FlowView>;
  readonly runStep: (runId: string, step?: StepId) => void;
  readonly runToEnd: (runId: string) => void;
  readonly cancel: (runId: string) => void;
  readonly reset: (runId: string) => FlowView;
  readonly openBrowser: (runId: string) => Promise<void>;
  readonly listenAgain: (runId: string) => Promise<void>;
  readonly pasteRedirect: (runId: string, url: string) => void;
  readonly reveal: (runId: string, ref: string) => string;
  /** The run itself, current or put aside with its results, to be exported. Throws `run-gone`. */
  readonly withResults: (runId: string) => RunParts;
}

/** How long a user may take to log in: as long as sgID's own page stays good, and a little more. */
const REDIRECT_TIMEOUT_MS = 300_000;

interface OpenRun {
  readonly run: FlowRun;
  readonly context: FlowViewContext;
}

export function createRunBook(services: RunBookServices): RunBook {
  let open: OpenRun | undefined;
  let finished: OpenRun | undefined;
  let count = 0;

  const viewOf = ({ run, context }: OpenRun): FlowView => flowViewOf(run, context);
  const find = (runId: string): OpenRun => {
    if (open?.run.runId === runId) return open;
    throw new ConsoleError('config', 'run-gone', 'Expected the current run; that one is no longer held.', {
      hint: 'Start a new run.',
    });
  };
  const findWithResults = (runId: string): FlowRun => (finished?.run.runId === runId ? finished.run : find(runId).run);
  /** Makes room for a new run: one with results takes the place of the one whose results were held until now. */
  const putAside = (one: OpenRun): void => {
    if (one.run.artifacts.fields === undefined) {
      one.run.reset();
      return;
    }
    one.run.cancel();
    finished?.run.reset();
    finished = one;
  };
  const changed = (opened: OpenRun): void => {
    if (open !== opened) return;
    const view = viewOf(opened);
    if (view.result !== undefined) {
      finished?.run.reset();
      finished = undefined;
    }
    services.onChange(view);
  };
  /** Steps report what goes wrong in the run itself; what is left over is a fault of the console's. */
  const detach = (work: Promise<void>): void => {
    work.catch((error: unknown) => services.onUnexpected('flow', error));
  };
  const requireIdle = (run: FlowRun): void => {
    if (run.state.status === 'running' || run.state.status === 'waiting') {
      throw new ConsoleError('config', 'run-busy', 'Expected no step to be running; one is.', {
        hint: 'Wait for it, or cancel it.',
      });
    }
  };

  return {
    current: () => (open === undefined ? undefined : viewOf(open)),

    create: async (options) => {
      const request = await requestFor(services, options);
      if (open !== undefined) putAside(open);
      count += 1;
      const run = new FlowRun({
        runId: randomUUID(),
        request,
        http: services.http,
        listeners: services.listeners,
        approval: approvalFor(services, request.environment, options.approval),
        onUnexpected: (step, error) => services.onUnexpected(`step ${step}`, error),
      });
      const opened: OpenRun = {
        run,
        context: { number: count, startedAt: Date.now(), clientKey: options.clientKey, approval: options.approval },
      };
      open = opened;
      run.subscribe(() => changed(opened));
      const view = viewOf(opened);
      services.onChange(view);
      return view;
    },

    runStep: (runId, step) => {
      const { run } = find(runId);
      requireIdle(run);
      detach(run.runStep(step));
    },
    runToEnd: (runId) => {
      const { run } = find(runId);
      requireIdle(run);
      detach(run.runToEnd());
    },
    cancel: (runId) => find(runId).run.cancel(),
    reset: (runId) => {
      const opened = find(runId);
      opened.run.reset();
      return viewOf(opened);
    },
    openBrowser: (runId) => find(runId).run.openBrowser(),
    listenAgain: (runId) => find(runId).run.listenAgain(),
    pasteRedirect: (runId, url) => find(runId).run.pasteRedirect(url),
    reveal: (runId, ref) => revealSecret(findWithResults(runId), ref),
    withResults: findWithResults,
  };
}

async function requestFor(services: RunBookServices, options: ChannelInput<'flow.create'>): Promise<RunRequest> {
  const record = services.clients.find(options.clientKey);
  if (record === undefined) {
    throw new ConsoleError('config', 'client-unknown', 'That client is no longer saved.', { hint: 'Choose another.' });
  }
  return {
    environment: await runEnvironment(services.sandbox, record.environment),
    client: await savedRunClient(services.clients, record),
    scopes: record.selectedScopes,
    redirectUri: record.redirectUri,
    tokenRequest: options.tokenRequest,
    clientAuthentication: options.clientAuthentication,
    redirectTimeoutMs: REDIRECT_TIMEOUT_MS,
  };
}

/**
 * The sandbox's origin is known only while it runs, so a run against it starts it. Any other is read again, not believed:
 * the settings file may have been edited since it was saved.
 */
export async function runEnvironment(
  sandbox: SandboxHost,
  environment: ProviderEnvironment,
): Promise<ProviderEnvironment> {
  if (environment.kind !== 'sandbox') return chosenEnvironment(environment);
  return { kind: 'sandbox', origin: (await sandbox.running()).origin };
}

function approvalFor(
  services: RunBookServices,
  environment: ProviderEnvironment,
  approval: FlowView['approval'],
): Approval {
  if (approval === 'browser') return approveWith(services.openBrowser);
  if (environment.kind !== 'sandbox') {
    throw new ConsoleError('config', 'approval-not-automatic', 'Only the sandbox approves by itself.', {
      hint: 'Choose the system browser.',
    });
  }
  const following = approveByFollowing();
  return {
    ...following,
    show: (page) => services.sandbox.approvingByItself(page.authorizationUrl, () => following.show(page)),
  };
}
