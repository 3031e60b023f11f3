import type { ExitCode } from './exit-codes.js';
import type { Terminal } from './output/terminal.js';

/** What a command gets from the process that runs it. */
export interface CommandContext {
  readonly args: readonly string[];
  readonly json: boolean;
  readonly version: string;
  /** Readable text; nothing of it is on stdout in `--json` mode. */
  readonly terminal: Terminal;
  /** Notes beside the outcome, on stderr. */
  readonly notes: Terminal;
  /** Writes a document as one line to stdout in `--json` mode, for a command that goes on after it. */
  readonly announce: (document: unknown) => void;
  readonly stdin: NodeJS.ReadStream;
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
}

/** What a command ends with: its JSON document and its exit code. The text was written on the way. */
export interface CommandOutcome {
  /** Undefined where it was announced before. */
  readonly document: unknown;
  readonly exitCode: ExitCode;
}

export type Command = (context: CommandContext) => Promise<CommandOutcome>;
