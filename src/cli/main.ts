import { type ErrorView, stackFrames, toErrorView } from '../core/errors.js';
import { SandboxError } from '../sandbox/errors.js';
import { asTyped } from './as-typed.js';
import type { Command, CommandContext } from './command.js';
import { checkCommand } from './commands/check.js';
import { clientsCommand } from './commands/clients.js';
import { codeCommand } from './commands/code.js';
import { decryptCommand } from './commands/decrypt.js';
import { runCommand } from './commands/run.js';
import { sandboxCommand } from './commands/sandbox.js';
import { verifyIdTokenCommand } from './commands/verify-id-token.js';
import { EXIT, type ExitCode, exitCodeOf } from './exit-codes.js';
import { faultsHelp } from './faults.js';
import { COMMANDS, type CommandName, commandHelp, generalHelp } from './help.js';
import { interrupted } from './interrupted.js';
import { didYouMean } from './nearest.js';
import { createTerminal, type TextStream } from './output/terminal.js';
import { UsageError } from './usage.js';

/** The process around the command line, handed in so that tests can stand in for it. */
export interface MainProcess {
  /** Without the runtime and the script. */
  readonly argv: readonly string[];
  readonly version: string;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly stdin: NodeJS.ReadStream;
  readonly signal: AbortSignal;
}

const RUNNERS: Readonly<Record<CommandName, Command>> = {
  run: runCommand,
  decrypt: decryptCommand,
  check: checkCommand,
  'verify-id-token': verifyIdTokenCommand,
  clients: clientsCommand,
  code: codeCommand,
  sandbox: sandboxCommand,
};

/** Runs the command line and says what to exit with; everything it has to say was written. */
export async function runMain(main: MainProcess): Promise<ExitCode> {
  const json = main.argv.includes('--json');
  try {
    const help = helpFor(main);
    if (help !== undefined) {
      main.stdout.write(asTyped(help));
      return EXIT.done;
    }
    return await runCommandOf(main, json);
  } catch (error) {
    return report(main, json, viewOf(error), error);
  }
}

async function runCommandOf(main: MainProcess, json: boolean): Promise<ExitCode> {
  const [name, ...args] = main.argv;
  const command = isCommand(name) ? RUNNERS[name] : undefined;
  if (command === undefined) throw unknownCommand(name);
  const context: CommandContext = {
    args,
    json,
    version: main.version,
    terminal: createTerminal(json ? { write: () => {} } : main.stdout),
    notes: createTerminal(main.stderr),
    announce: (document) => {
      if (json) main.stdout.write(`${JSON.stringify(document)}\n`);
    },
    stdin: main.stdin,
    signal: main.signal,
  };
  const { document, exitCode } = await command(context);
  if (document === undefined) return exitCode;
  if (main.signal.aborted) throw interrupted();
  if (json) main.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
  return exitCode;
}

function helpFor(main: MainProcess): string | undefined {
  const [first, second] = main.argv;
  if (first === '--version') return `${main.version}\n`;
  if (first === 'help' && isCommand(second)) return commandHelp(second);
  if (first === 'help' && second === 'faults') return faultsHelp();
  if (first === 'help' || first === '--help' || first === '-h') return generalHelp(main.version);
  const asked = main.argv.includes('--help') || main.argv.includes('-h');
  return asked && isCommand(first) ? commandHelp(first) : undefined;
}

function isCommand(name: string | undefined): name is CommandName {
  return name !== undefined && Object.hasOwn(COMMANDS, name);
}

function unknownCommand(name: string | undefined): UsageError {
  const names = Object.keys(COMMANDS).join(', ');
  if (name === undefined || name.startsWith('-'))
    return new UsageError('command', `Expected a command: ${names}.`, 'sgid-console help says more.');
  const meant = didYouMean(name, Object.keys(COMMANDS));
  return new UsageError(
    'command',
    `Expected one of the commands ${names}; this is none of them: ${name.slice(0, 60)}.`,
    meant === undefined ? 'sgid-console help says more.' : `${meant} sgid-console help says more.`,
  );
}

function report(main: MainProcess, json: boolean, error: ErrorView, cause: unknown): ExitCode {
  const exitCode = exitCodeOf(error);
  const { code, message } = error;
  const hint = error.hint === undefined ? undefined : asTyped(error.hint);
  if (json) {
    main.stdout.write(`${JSON.stringify({ ok: false, error: { code, message, hint } }, undefined, 2)}\n`);
  } else {
    const notes = createTerminal(main.stderr);
    notes.line(`${notes.symbol('failed')} ${notes.plain(message)}`);
    if (hint !== undefined) notes.line(`  ${notes.paint('cyan', '→')} ${notes.plain(hint)}`);
  }
  if (error.kind === 'internal' && cause instanceof Error) main.stderr.write(`${cause.name}\n${stackFrames(cause)}\n`);
  return exitCode;
}

function viewOf(error: unknown): ErrorView {
  if (!(error instanceof SandboxError)) return toErrorView(error);
  return { code: error.code, kind: 'config', message: error.message, hint: error.hint };
}
