import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { ConsoleError } from '../../core/errors.js';
import type { RunRequest } from '../../core/flow/run.js';
import type { FlowState } from '../../core/flow/state.js';
import { type Approval, approveByFollowing } from '../../engine/flow/approval.js';
import { FlowRun } from '../../engine/flow/flow-run.js';
import { runRedactor } from '../../engine/flow/flow-view.js';
import { runSecrets } from '../../engine/flow/run-secrets.js';
import { exportRuns } from '../../engine/flow/sample-of-run.js';
import { createHttpTransport } from '../../engine/http/http-transport.js';
import type { Network } from '../../engine/http/network/network.js';
import { LoopbackListeners } from '../../engine/loopback/loopback-listeners.js';
import type { Command, CommandContext, CommandOutcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { writeResult } from '../output/result-lines.js';
import { writeStep } from '../output/step-lines.js';
import { checkWritable } from './check-writable.js';
import { checkExportTarget, writeExportTo } from './export-sample.js';
import { networkOf } from './network-options.js';
import { openSystemBrowser } from './open-browser.js';
import { type RunSetup, setUpRun } from './run-client.js';
import { isOk, runDocument } from './run-document.js';
import { type RunOptions, readRunOptions } from './run-options.js';
import { writeHar } from './write-har.js';

/** `run`: one authorization-code flow, step by step. */
export const runCommand: Command = async (context) => {
  const options = readRunOptions(context.args);
  // Nobody logs in for an export that cannot be written.
  if (options.export !== undefined) await checkExportTarget(options.export);
  if (options.harPath !== undefined) await checkWritable(options.harPath, 'file');
  const network = await networkOf(options.network, context.notes);
  const setup = await setUpRun(options);
  try {
    return await runFlow(context, options, setup, network);
  } finally {
    await setup.close();
  }
};

async function runFlow(
  context: CommandContext,
  options: RunOptions,
  setup: RunSetup,
  network: Network,
): Promise<CommandOutcome> {
  const { terminal, notes, signal } = context;
  const request = requestOf(options, setup);
  const run = new FlowRun({
    runId: randomUUID(),
    request,
    http: createHttpTransport({ version: context.version, network: () => network }),
    listeners: new LoopbackListeners(),
    approval: approvalOf(options, context),
  });
  terminal.line(
    `${terminal.paint('bold', 'sgID Console')} ${context.version}, ${request.environment.kind} at ${terminal.plain(request.environment.origin)}`,
  );
  terminal.line(
    terminal.paint('dim', `${request.client.name} (${request.client.clientId}) asks for ${request.scopes.join(' ')}`),
  );
  terminal.line();
  for (const warning of setup.warnings) notes.line(`${notes.symbol('warned')} ${notes.plain(warning)}`);
  const redact = (text: string) => (options.reveal ? text : runRedactor(runSecrets(run)).redact(text));
  run.subscribe(reporter(context, run, redact));
  const stop = () => run.cancel();
  signal.addEventListener('abort', stop, { once: true });
  if (!signal.aborted) await run.runToEnd();
  signal.removeEventListener('abort', stop);
  writeResult(terminal, run, options.reveal);
  if (options.harPath !== undefined) await writeHar(context, options.harPath, run, options.reveal);
  await exportSample(context, options, run);
  return { document: runDocument(run, redact, options.reveal), exitCode: isOk(run) ? EXIT.done : EXIT.failed };
}

function requestOf(options: RunOptions, setup: RunSetup): RunRequest {
  return {
    environment: setup.environment,
    client: setup.client,
    scopes: options.scopes,
    redirectUri: setup.redirectUri,
    tokenRequest: options.tokenRequest,
    clientAuthentication: options.clientAuthentication,
    redirectTimeoutMs: options.timeoutMs,
  };
}

const DEAF = 'The answer to this URL would not arrive here by itself, so free the port and run again, or paste it:';

function approvalOf(options: RunOptions, { notes }: CommandContext): Approval {
  if (options.browser === 'follow') return approveByFollowing();
  return {
    onFailure: 'keep-waiting',
    // The URL is always written; the browser is opened only where no other program gets the code.
    whileDeaf: 'show',
    show: async ({ authorizationUrl, deaf }) => {
      const open = options.browser === 'system' && !deaf;
      if (open) notes.line('Opening the browser. If nothing opens, open this URL:');
      else if (!deaf) notes.line('Open this URL:');
      else notes.line(options.browser === 'print' ? DEAF : `The browser was not opened. ${DEAF}`);
      notes.line(notes.plain(authorizationUrl));
      if (open) await openSystemBrowser(authorizationUrl);
    },
  };
}

/** Writes each step as it ends, and says once what the redirect step waits for. */
function reporter(context: CommandContext, run: FlowRun, redact: (text: string) => string): (state: FlowState) => void {
  const written = new Set<string>();
  let refusals = 0;
  let asked = false;
  return (state) => {
    for (const step of state.steps) {
      const ended = step.durationMs !== undefined && !written.has(step.id);
      if (!ended) continue;
      written.add(step.id);
      writeStep(context.terminal, step, redact);
    }
    const { waiting } = state;
    if (waiting === undefined) return;
    for (const reason of waiting.refused.slice(refusals))
      context.notes.line(`${context.notes.symbol('warned')} ${context.notes.plain(redact(reason))}`);
    refusals = waiting.refused.length;
    if (waiting.listenFailure === undefined || asked) return;
    asked = true;
    const { message, hint } = waiting.listenFailure;
    context.notes.line(`${context.notes.symbol('warned')} ${context.notes.plain(message)}`);
    if (hint !== undefined) context.notes.line(`  ${context.notes.paint('cyan', '→')} ${context.notes.plain(hint)}`);
    askForRedirect(context, run);
  };
}

/** Where nothing can be listened on, a user at a terminal can paste the redirected URL. */
function askForRedirect({ stdin, notes, signal }: CommandContext, run: FlowRun): void {
  if (stdin.isTTY !== true) return;
  notes.line('Paste the redirected URL here:');
  const lines = createInterface({ input: stdin });
  const close = run.subscribe((state) => {
    if (state.waiting !== undefined) return;
    close();
    lines.close();
  });
  signal.addEventListener('abort', () => lines.close(), { once: true });
  lines.on('line', (line) => {
    try {
      run.pasteRedirect(line);
    } catch (error) {
      if (!(error instanceof ConsoleError)) throw error;
      notes.line(`${notes.symbol('failed')} ${notes.plain(error.message)}`);
    }
  });
}

async function exportSample(context: CommandContext, options: RunOptions, run: FlowRun): Promise<void> {
  const asked = options.export;
  if (asked === undefined || run.artifacts.fields === undefined || context.signal.aborted) return;
  const { format, privacy, seed } = asked;
  await writeExportTo(
    context,
    asked,
    await exportRuns([run], format, { privacy, seed, consoleVersion: context.version }),
  );
}
