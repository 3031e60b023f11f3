import { randomUUID } from 'node:crypto';
import { ConsoleError } from '../../core/errors.js';
import type { RunRequest } from '../../core/flow/run.js';
import type { FlowState } from '../../core/flow/state.js';
import type { StepId } from '../../core/flow/step-ids.js';
import type { Tamper } from '../../core/flow/tamper/tamper.js';
import type { HttpExchange, HttpTransport } from '../../core/trace/http.js';
import { tamperFor } from '../../engine/flow/arm-tamper.js';
import { FlowRun } from '../../engine/flow/flow-run.js';
import { type FlowViewContext, flowViewOf } from '../../engine/flow/flow-view.js';
import { revealSecret } from '../../engine/flow/reveal-secret.js';
import type { RunParts } from '../../engine/flow/run-secrets.js';
import { keptTabOf, runTabOf } from '../../engine/flow/run-tab.js';
import type { OpenedKept } from '../../engine/history/history.js';
import { runOfKept } from '../../engine/history/kept-run.js';
import type { LoopbackListeners } from '../../engine/loopback/loopback-listeners.js';
import type { ChannelInput } from '../../shared/ipc/contract.js';
import type { FlowView, OpenRuns } from '../../shared/views/flow.js';
import type { TamperWish } from '../../shared/views/tamper.js';
import { approvalFor, type RequestServices, requestFor } from './run-request.js';

export interface RunBookServices extends RequestServices {
  readonly http: HttpTransport;
  readonly listeners: LoopbackListeners;
  /** Told of every run that is made, before its first step. */
  readonly onCreated: (run: FlowRun, context: FlowViewContext) => void;
  /** Told of every change of the run that is shown. */
  readonly onChange: (view: FlowView) => void;
  /** Told of every change of the list of runs, and of how each is. */
  readonly onListed: (runs: OpenRuns) => void;
  readonly onUnexpected: (where: string, error: unknown) => void;
}

/**
 * The runs that are open, each with its secrets, and which of them is shown. The window asks for them by id and gets
 * views of them. Only the user closes a run; one that was never started makes room for the next by itself.
 */
export interface RunBook {
  readonly list: () => OpenRuns;
  readonly current: () => FlowView | undefined;
  readonly show: (runId: string | undefined) => FlowView | undefined;
  readonly close: (runId: string) => OpenRuns;
  /** Shows a kept run, to be looked at; `view.runId` names it from then on. */
  readonly openKept: (kept: OpenedKept) => FlowView;
  /** Makes a run of a saved client and shows it; the others go on as they are. */
  readonly create: (options: ChannelInput<'flow.create'>) => Promise<FlowView>;
  /** Has something changed in a run on purpose. */
  readonly arm: (runId: string, wish: TamperWish, confirmed: boolean) => FlowView;
  readonly disarm: (runId: string, id: string | undefined) => FlowView;
  readonly runStep: (runId: string, step?: StepId) => void;
  readonly runToEnd: (runId: string) => void;
  readonly cancel: (runId: string) => void;
  readonly reset: (runId: string) => FlowView;
  readonly openBrowser: (runId: string) => Promise<void>;
  readonly listenAgain: (runId: string) => Promise<void>;
  readonly pasteRedirect: (runId: string, url: string) => void;
  /** Ends the wait of a run by the user's word that the provider shows an error page. */
  readonly refusedAsSeen: (runId: string, words: string) => void;
  /** Ends the wait of the run whose request in the browser the sandbox has refused, by its own log. */
  readonly refusedOnPage: (exchange: HttpExchange) => void;
  readonly reveal: (runId: string, ref: string) => string;
  /** The run itself, to be exported. Throws `run-gone`, `run-was-sanitised`. */
  readonly withResults: (runId: string) => OpenedRun;
  /** Of a kept run that is open, the bytes that it is kept as; undefined for a live one. Throws `run-gone`. */
  readonly keptContent: (runId: string) => Uint8Array | undefined;
}

/** A run with everything that it holds. */
export interface OpenedRun {
  readonly run: RunParts;
  readonly context: FlowViewContext;
}

/** Each run holds every byte that it saw; more are refused, not closed behind the user's back. */
export const MAX_OPEN_RUNS = 12;

interface LiveRun {
  readonly kind: 'live';
  readonly run: FlowRun;
  readonly context: FlowViewContext;
}

/** A kept run is only looked at: its view was made once, and what is behind it is read when it is asked for. */
interface OpenKept extends OpenedKept {
  readonly kind: 'kept';
}

type OpenRun = LiveRun | OpenKept;

export function createRunBook(services: RunBookServices): RunBook {
  let open: readonly OpenRun[] = [];
  let shown: OpenRun | undefined;
  let count = 0;
  let listed = '';

  const viewOf = (opened: OpenRun): FlowView =>
    opened.kind === 'kept' ? opened.view : flowViewOf(opened.run, opened.context);
  const find = (runId: string): OpenRun => {
    const found = open.find((one) => idOf(one) === runId);
    if (found !== undefined) return found;
    throw new ConsoleError('config', 'run-gone', 'Expected a run that is open; that one was closed.', {
      hint: 'Start a new run.',
    });
  };
  const findLive = (runId: string): LiveRun => {
    const found = find(runId);
    if (found.kind === 'live') return found;
    throw new ConsoleError('config', 'run-is-kept', 'The run was kept; it can be looked at, and not run on.', {
      hint: 'Run it again in a new tab.',
    });
  };
  const list = (): OpenRuns => ({
    tabs: open.map((one) => (one.kind === 'kept' ? keptTabOf(one.view) : runTabOf(one.run, one.context))),
    shown: shown === undefined ? undefined : idOf(shown),
  });
  /** Most changes of a run change nothing of its tab. */
  const announce = (): OpenRuns => {
    const runs = list();
    const now = JSON.stringify(runs);
    if (now !== listed) services.onListed(runs);
    listed = now;
    return runs;
  };
  const changed = (opened: OpenRun): void => {
    if (!open.includes(opened)) return;
    if (opened === shown) services.onChange(viewOf(opened));
    announce();
  };
  const drop = (opened: OpenRun): void => {
    open = open.filter((one) => one !== opened);
    if (shown === opened) shown = undefined;
    if (opened.kind === 'live') opened.run.reset();
  };
  /** What is armed in the new run that is shown goes over to the one that takes its place, if it is of the same client. */
  const armedFor = ({ client, environment }: RunRequest): readonly Tamper[] => {
    if (shown?.kind !== 'live' || !isUntouched(shown.run.state)) return [];
    const { request, state } = shown.run;
    const same = request.client.clientId === client.clientId && request.environment.origin === environment.origin;
    return same ? (state.armed ?? []) : [];
  };
  /** Makes room for one more. */
  const makeRoom = (): void => {
    for (const opened of open) if (opened.kind === 'live' && isUntouched(opened.run.state)) drop(opened);
    if (open.length < MAX_OPEN_RUNS) return;
    throw new ConsoleError('config', 'runs-full', `${MAX_OPEN_RUNS} runs are open, which is the most.`, {
      hint: 'Close one; what it found is forgotten then.',
    });
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
    list,
    current: () => (shown === undefined ? undefined : viewOf(shown)),
    show: (runId) => {
      shown = runId === undefined ? undefined : find(runId);
      announce();
      return shown === undefined ? undefined : viewOf(shown);
    },
    close: (runId) => {
      const closing = find(runId);
      const beside = open.indexOf(closing);
      const wasShown = shown === closing;
      drop(closing);
      if (wasShown) shown = open[beside] ?? open.at(-1);
      return announce();
    },

    openKept: (kept) => {
      const known = open.find((one) => idOf(one) === kept.view.runId);
      if (known === undefined) makeRoom();
      shown = known ?? { kind: 'kept', ...kept };
      if (known === undefined) open = [...open, shown];
      changed(shown);
      return viewOf(shown);
    },

    create: async (options) => {
      const request = await requestFor(services, options);
      const approval = approvalFor(services, request.environment, options.approval);
      const armed = armedFor(request);
      makeRoom();
      count += 1;
      const run = new FlowRun({
        runId: randomUUID(),
        request,
        http: services.http,
        listeners: services.listeners,
        approval,
        onUnexpected: (step, error) => services.onUnexpected(`step ${step}`, error),
      });
      const opened: LiveRun = {
        kind: 'live',
        run,
        context: { number: count, startedAt: Date.now(), clientKey: options.clientKey, approval: options.approval },
      };
      for (const tamper of armed) run.arm(tamper);
      open = [...open, opened];
      shown = opened;
      run.subscribe(() => changed(opened));
      services.onCreated(run, opened.context);
      changed(opened);
      return viewOf(opened);
    },

    arm: (runId, wish, confirmed) => {
      const opened = findLive(runId);
      opened.run.arm(tamperFor(wish, opened.run.request.environment, confirmed));
      return viewOf(opened);
    },
    disarm: (runId, id) => {
      const opened = findLive(runId);
      opened.run.disarm(id);
      return viewOf(opened);
    },
    runStep: (runId, step) => {
      const { run } = findLive(runId);
      requireIdle(run);
      detach(run.runStep(step));
    },
    runToEnd: (runId) => {
      const { run } = findLive(runId);
      requireIdle(run);
      detach(run.runToEnd());
    },
    cancel: (runId) => findLive(runId).run.cancel(),
    reset: (runId) => {
      const opened = findLive(runId);
      opened.run.reset();
      return viewOf(opened);
    },
    openBrowser: (runId) => findLive(runId).run.openBrowser(),
    listenAgain: (runId) => findLive(runId).run.listenAgain(),
    pasteRedirect: (runId, url) => findLive(runId).run.pasteRedirect(url),
    refusedAsSeen: (runId, words) => findLive(runId).run.refusedAsSeen(words),
    refusedOnPage: (exchange) => {
      // A run that the sandbox approves by itself fetches the page, and sees it.
      for (const one of open) {
        if (one.kind === 'live' && one.context.approval === 'browser') one.run.refusedOnPage(exchange);
      }
    },
    reveal: (runId, ref) => revealSecret(openedOf(find(runId)).run, ref),
    withResults: (runId) => openedOf(find(runId)),
    keptContent: (runId) => {
      const found = find(runId);
      return found.kind === 'kept' ? found.content : undefined;
    },
  };
}

const idOf = (opened: OpenRun): string => (opened.kind === 'kept' ? opened.view.runId : opened.run.runId);

/** What a run holds; one that was sanitised holds nothing to be revealed. */
function openedOf(opened: OpenRun): OpenedRun {
  return opened.kind === 'live' ? opened : runOfKept(opened.read());
}

/** True before the first step of a run, and after a reset. */
function isUntouched(state: FlowState): boolean {
  return state.steps.every((step) => step.status === 'pending');
}
