import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ConsoleError } from '../../core/errors.js';
import { tallyChecks } from '../../core/flow/check.js';
import { type RunRecord, restoreRun, type SavedRun, saveRun } from '../../core/flow/saved-run.js';
import { buildCurl } from '../../core/trace/curl.js';
import { moment } from '../../shared/views/common.js';
import { type FlowView, flowView } from '../../shared/views/flow.js';
import { type KeptRunView, keptRunView } from '../../shared/views/history.js';
import { approval } from '../../shared/views/run-options.js';
import { type FlowViewContext, flowViewOf } from '../flow/flow-view.js';
import { clientSecrets } from '../flow/run-secrets.js';

/** A kept run, read again: whole, to be revealed and exported, or sanitised, as a view with every secret taken out. */
export type KeptRun =
  | { readonly kind: 'run'; readonly run: RunRecord; readonly context: FlowViewContext }
  | { readonly kind: 'view'; readonly view: FlowView };

/** What is kept of a run, as JSON. */
export type KeptContent =
  | { readonly kind: 'run'; readonly saved: SavedRun; readonly context: FlowViewContext }
  | { readonly kind: 'view'; readonly view: FlowView };

/** What is known of a kept run without opening it, but for what its file says itself. */
export type KeptSummary = Omit<KeptRunView, 'bytes' | 'expiresAt'>;

const context = z.object({ number: z.number(), startedAt: moment, clientKey: z.string(), approval });
const summary = z.object(keptRunView.omit({ bytes: true, expiresAt: true }).shape);

/**
 * What is kept of a run: all but the client's secret and private key.
 *
 * @throws ConsoleError `run-not-keepable`
 */
export function contentOfRun(run: RunRecord, context: FlowViewContext): KeptContent {
  return { kind: 'run', saved: saveRun(run, clientSecrets(run.request.client), randomText), context };
}

/**
 * A kept run from its JSON, of whatever origin. Whoever gets it can draw it: the view was made once, which takes time for
 * a large one.
 *
 * @throws ConsoleError `saved-run-newer`, `saved-run-damaged`
 */
export function readKeptRun(content: unknown): KeptRun {
  const kept = restoreKeptRun(content);
  if (kept.kind === 'run') checkedView(() => flowViewOf(kept.run, kept.context));
  return kept;
}

/**
 * A kept run from its JSON, which {@link readKeptRun} took once already: its parts are held to their types, and no view
 * is made.
 *
 * @throws ConsoleError `saved-run-newer`, `saved-run-damaged`
 */
export function restoreKeptRun(content: unknown): KeptRun {
  const outer = z.looseObject({ kind: z.enum(['run', 'view']) }).safeParse(content);
  if (!outer.success) throw damaged();
  if (outer.data.kind === 'view') return { kind: 'view', view: withOwnCommands(checkedView(() => outer.data.view)) };
  const run = restoreRun(outer.data.saved);
  const shown = context.safeParse(outer.data.context);
  if (!shown.success) throw damaged();
  return { kind: 'run', run, context: shown.data };
}

/** What is kept, as the bytes that are sealed. */
export function bytesOfContent(content: KeptContent): Uint8Array {
  return Buffer.from(JSON.stringify(content), 'utf8');
}

/** The JSON that {@link bytesOfContent} wrote. */
export function contentOfBytes(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
}

/** A command line that a file brings may do anything once it is pasted: it is made anew from the request that is shown. */
function withOwnCommands(view: FlowView): FlowView {
  const steps = view.steps.map((step) => ({
    ...step,
    exchanges: step.exchanges.map((exchange) => ({
      ...exchange,
      curl: buildCurl({ ...exchange.request, connection: exchange.connection }),
    })),
  }));
  return { ...view, steps };
}

/**
 * A kept run with its values, to be revealed and exported.
 *
 * @throws ConsoleError `run-was-sanitised` where it came without them
 */
export function runOfKept(kept: KeptRun): Extract<KeptRun, { kind: 'run' }> {
  if (kept.kind === 'run') return kept;
  throw new ConsoleError(
    'config',
    'run-was-sanitised',
    'The run was sanitised before it came here; it holds no values.',
    { hint: 'Ask whoever exported it for a file with real values.' },
  );
}

/** A kept run as the window draws it. */
export function viewOfKept(kept: KeptRun): FlowView {
  return kept.kind === 'view' ? kept.view : flowViewOf(kept.run, kept.context);
}

/** The run under the id of its record, to be looked at beside the run that it was. */
export function openedKept(kept: KeptRun, about: Pick<KeptSummary, 'id' | 'keptAt' | 'privacy'>): KeptRun {
  const mark = { keptAt: about.keptAt, privacy: about.privacy };
  if (kept.kind === 'view') return { kind: 'view', view: { ...kept.view, runId: about.id, kept: mark } };
  const run = { ...kept.run, state: { ...kept.run.state, runId: about.id } };
  return { kind: 'run', run, context: { ...kept.context, kept: mark } };
}

/** What the list says of a run; every text in it went through the run's redactor. */
export function summaryOf(
  view: FlowView,
  about: Pick<KeptSummary, 'id' | 'keptAt' | 'clientId' | 'origin' | 'privacy'>,
): KeptSummary {
  const all = tallyChecks(view.steps.flatMap((step) => step.checks));
  const failed = view.steps.find((step) => step.status === 'failed')?.id;
  return {
    ...about,
    startedAt: view.startedAt,
    clientName: view.clientName,
    environment: view.environment,
    scopes: view.scopes,
    outcome: outcomeOf(view),
    step: failed ?? view.nextStep,
    checks: { passed: all.passed, warned: all.warned, failed: all.failed, skipped: all.skipped },
    sub: view.result?.sub,
    tampered: tamperedIn(view),
    pinned: false,
    notes: '',
  };
}

/** The names of the changes that were made on purpose. */
export function tamperedIn({ tampers }: FlowView): readonly string[] {
  return tampers.filter(({ status }) => status !== 'unchanged').map(({ title }) => title);
}

/** A summary from its JSON; undefined where it is not one. */
export function readSummary(json: string): KeptSummary | undefined {
  try {
    return summary.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

function outcomeOf(view: FlowView): KeptSummary['outcome'] {
  if (view.status === 'failed') return 'failed';
  if (view.status !== 'finished') return 'stopped';
  return view.steps.some((step) => step.status === 'warned') ? 'warned' : 'passed';
}

function checkedView(make: () => unknown): FlowView {
  try {
    return flowView.parse(make());
  } catch {
    throw damaged();
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random letters and digits; not to be used where each must be as likely as the other. */
function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

function damaged(): ConsoleError {
  return new ConsoleError('storage', 'saved-run-damaged', 'Expected a kept run; it cannot be drawn.', {
    hint: 'It was altered, or is no run of the console.',
  });
}
