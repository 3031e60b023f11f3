import { randomBytes } from 'node:crypto';
import { ConsoleError } from '../../core/errors.js';
import { artifactsAfterCancel, artifactsBefore, resumeAt } from '../../core/flow/artifacts.js';
import { initialFlowState, reduceFlow } from '../../core/flow/reducer.js';
import type { ExpectedRedirect, RunArtifacts, RunRequest, StepIo, StepOutcome } from '../../core/flow/run.js';
import type { FlowEvent, FlowState } from '../../core/flow/state.js';
import type { StepId } from '../../core/flow/step-ids.js';
import { failedReport } from '../../core/flow/step-report.js';
import { FLOW_STEPS } from '../../core/flow/steps.js';
import { type AppliedTamper, type Tamper, tamperStep } from '../../core/flow/tamper/tamper.js';
import { type StepTampering, Tampering } from '../../core/flow/tamper/tampering.js';
import { refusedAsSeen, refusedOnPage } from '../../core/oidc/authorization-page.js';
import type { HttpExchange, HttpTransport } from '../../core/trace/http.js';
import { cancelled } from '../http/transport-errors.js';
import type { LoopbackListeners } from '../loopback/loopback-listeners.js';
import type { Approval } from './approval.js';
import { RedirectWaiter } from './redirect-waiter.js';

/** What a run needs of its surroundings. */
export interface FlowRunOptions {
  readonly runId: string;
  readonly request: RunRequest;
  readonly http: HttpTransport;
  /** One for the whole process: runs that share a redirect URI share its socket. */
  readonly listeners: LoopbackListeners;
  readonly approval: Approval;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  /** Told of what no step should throw: a fault of the console's own, for the log. */
  readonly onUnexpected?: ((step: StepId, error: unknown) => void) | undefined;
}

/** One run of the flow: its state, its secrets, and the one step that may be running. */
export class FlowRun {
  readonly runId: string;
  readonly request: RunRequest;
  readonly #options: FlowRunOptions;
  readonly #now: () => number;
  readonly #listeners = new Set<(state: FlowState) => void>();
  readonly #tampering = new Tampering();
  #state: FlowState;
  #artifacts: RunArtifacts = {};
  #running: AbortController | undefined;
  #waiter: RedirectWaiter | undefined;
  /** Counts resets, so that what was begun before one does not go on after it. */
  #resets = 0;

  constructor(options: FlowRunOptions) {
    this.runId = options.runId;
    this.request = options.request;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#state = initialFlowState(options.runId);
  }

  get state(): FlowState {
    return this.#state;
  }

  /** What the steps made so far: secrets among it. It never leaves the engine but through the redactor. */
  get artifacts(): RunArtifacts {
    return this.#artifacts;
  }

  /** The step that {@link runStep} takes by default; undefined when the run is finished. */
  get nextStep(): StepId | undefined {
    return resumeAt(this.#state, this.#artifacts);
  }

  /** Calls back after every change; the answer ends that. */
  subscribe(listener: (state: FlowState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Runs one step, the next by default; what it and later steps found before is forgotten.
   *
   * @throws ConsoleError `run-busy` while a step is running
   */
  async runStep(step: StepId | undefined = this.nextStep): Promise<void> {
    if (this.#running !== undefined) {
      throw new ConsoleError('config', 'run-busy', 'Expected no step to be running; one is.', {
        hint: 'Wait for it, or cancel it.',
      });
    }
    if (step === undefined) return;
    const controller = new AbortController();
    this.#running = controller;
    this.#artifacts = artifactsBefore(this.#artifacts, step);
    this.#tampering.stepStarts(step);
    const startedAt = this.#now();
    const started = performance.now();
    this.#emit({ type: 'step-started', step, at: startedAt });
    const outcome = await this.#attempt(step, controller.signal);
    // A reset in the meantime has taken the run from this step.
    if (this.#running !== controller) return;
    this.#running = undefined;
    if (!controller.signal.aborted) this.#artifacts = { ...this.#artifacts, ...outcome.artifacts };
    // The wall clock counts whole milliseconds and may be set in between; a duration is measured.
    const durationMs = Math.round((performance.now() - started) * 10) / 10;
    this.#emit({ type: 'step-ended', step, at: startedAt + durationMs, report: outcome.report });
  }

  /** Runs steps until one fails, the run is cancelled, or the last has ended. */
  async runToEnd(): Promise<void> {
    const resets = this.#resets;
    for (let step = this.nextStep; step !== undefined; step = this.nextStep) {
      await this.runStep(step);
      if (this.#state.status !== 'idle' || this.#resets !== resets) return;
    }
  }

  /** Has a change made when the run comes to it; one of the same id takes the place of the one before. */
  arm(tamper: Tamper): void {
    this.#emit({ type: 'armed', armed: [...this.#armedBut(tamper.id), tamper] });
  }

  /** Takes that back; without an id, all of them. What was changed already stays changed. */
  disarm(id?: string): void {
    this.#emit({ type: 'armed', armed: id === undefined ? [] : this.#armedBut(id) });
  }

  /** Stops the running step and drops verifier, state, nonce and code at once. */
  cancel(): void {
    if (this.#running === undefined) return;
    this.#artifacts = artifactsAfterCancel(this.#artifacts);
    this.#running.abort();
  }

  /** Stops the running step and forgets the whole run. */
  reset(): void {
    const running = this.#running;
    this.#resets += 1;
    this.#running = undefined;
    this.#waiter = undefined;
    this.#artifacts = {};
    running?.abort();
    this.#emit({ type: 'reset' });
  }

  /** Shows the authorization page at the user's wish, listened for or not. Throws `not-waiting` where no redirect is waited for. */
  async openBrowser(): Promise<void> {
    const waiter = this.#requireWaiter();
    const controller = this.#running;
    waiter.shown();
    if (controller !== undefined) await this.#show(waiter, controller.signal);
  }

  /** Tries once more to listen on the redirect URI, and shows the page if that was held back. Throws `not-waiting` where no redirect is waited for. */
  async listenAgain(): Promise<void> {
    await this.#requireWaiter().listen();
  }

  /** Takes a redirected URL from the user. Throws the `pasted-…` codes, `not-waiting`. */
  pasteRedirect(url: string): void {
    this.#requireWaiter().paste(url);
  }

  /** Ends the wait with the page by which the provider is known to have refused this run's request; any other is passed over. */
  refusedOnPage(exchange: HttpExchange): void {
    const { response } = exchange;
    if (response === undefined || this.#waiter?.isFor(exchange.request.url) !== true) return;
    this.#emit({ type: 'exchange', step: 'redirect', exchange });
    this.#waiter.refuse(refusedOnPage(response));
  }

  /** Ends the wait by the user's word that the provider shows an error page. Throws `not-waiting` where no redirect is waited for. */
  refusedAsSeen(words: string): void {
    this.#requireWaiter().refuse(refusedAsSeen(words));
  }

  async #attempt(step: StepId, signal: AbortSignal): Promise<StepOutcome> {
    try {
      const tampering = this.#stepTampering(step, signal);
      const io = this.#tampering.io(this.#io(step, signal), tampering);
      const ran = await FLOW_STEPS[step].run(this.request, this.#artifacts, io);
      const outcome = await this.#tampering.outcome(ran, tampering);
      return signal.aborted ? { report: failedReport(cancelled()) } : outcome;
    } catch (error) {
      if (signal.aborted) return { report: failedReport(cancelled()) };
      if (error instanceof ConsoleError) return { report: failedReport(error) };
      this.#options.onUnexpected?.(step, error);
      return { report: failedReport(unexpected(step, error)) };
    }
  }

  #armedBut(id: string): readonly Tamper[] {
    return (this.#state.armed ?? []).filter((tamper) => tamper.id !== id);
  }

  #stepTampering(step: StepId, signal: AbortSignal): StepTampering {
    return {
      step,
      armed: (this.#state.armed ?? []).filter((tamper) => tamperStep(tamper) === step),
      request: this.request,
      artifacts: this.#artifacts,
      onApplied: (applied: AppliedTamper) => {
        if (this.#running?.signal === signal) this.#emit({ type: 'tampered', step, applied });
      },
    };
  }

  #io(step: StepId, signal: AbortSignal): StepIo {
    return {
      http: this.#options.http,
      now: this.#now,
      randomBytes,
      signal,
      onExchange: (exchange) => {
        if (this.#running?.signal === signal) this.#emit({ type: 'exchange', step, exchange });
      },
      probeRedirectUri: (redirectUri) => this.#options.listeners.probe(redirectUri),
      awaitRedirect: (expected) => this.#awaitRedirect(expected, signal),
    };
  }

  async #awaitRedirect(expected: ExpectedRedirect, signal: AbortSignal) {
    const isMine = () => this.#running?.signal === signal;
    const waiter = new RedirectWaiter(expected, this.#options.listeners, this.#now(), {
      onWaiting: (waiting) => {
        const refused = this.#state.waiting?.refused ?? [];
        if (isMine()) this.#emit({ type: 'waiting', waiting: { ...waiting, refused } });
      },
      onRefused: (reason) => {
        if (isMine()) this.#emit({ type: 'response-refused', reason });
      },
    });
    this.#waiter = waiter;
    try {
      const hold = this.#options.approval.whileDeaf === 'hold';
      return await waiter.run(() => this.#show(waiter, signal), hold, signal);
    } finally {
      if (this.#waiter === waiter) this.#waiter = undefined;
    }
  }

  async #show(waiter: RedirectWaiter, signal: AbortSignal): Promise<void> {
    const { approval } = this.#options;
    try {
      await approval.show({
        authorizationUrl: waiter.authorizationUrl,
        redirectUri: waiter.redirectUri,
        listening: waiter.listening,
        deaf: waiter.deaf,
        conclude: (url) => waiter.conclude(url),
        io: this.#io('redirect', signal),
      });
      if (approval.onFailure === 'keep-waiting') waiter.opened();
    } catch (error) {
      if (approval.onFailure === 'stop') throw error;
      const reason = error instanceof ConsoleError ? error.message : 'The system gave no reason.';
      this.#emit({
        type: 'response-refused',
        reason: `The browser could not be opened; open the URL yourself. ${reason}`,
      });
    }
  }

  #requireWaiter(): RedirectWaiter {
    if (this.#waiter !== undefined) return this.#waiter;
    throw new ConsoleError('config', 'not-waiting', 'Expected a run that waits for its redirect; this one does not.', {
      hint: 'Run the redirect step first.',
    });
  }

  #emit(event: FlowEvent): void {
    this.#state = reduceFlow(this.#state, event);
    for (const listener of this.#listeners) listener(this.#state);
  }
}

function unexpected(step: StepId, cause: unknown): ConsoleError {
  return new ConsoleError('internal', 'step-crashed', `The step ${step} failed inside the console.`, {
    hint: 'The log has the details. Please report it with what led here.',
    cause,
  });
}
