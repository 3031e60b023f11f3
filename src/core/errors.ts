/** What went wrong, by the part of the console that a remedy lies in. */
export type ConsoleErrorKind =
  | 'config'
  | 'authorization-response'
  | 'token-endpoint'
  | 'resource'
  | 'validation'
  | 'crypto'
  | 'transport'
  | 'storage'
  | 'ipc'
  | 'internal';

/** The parts of an error that may cross a process boundary: never a secret value. */
export interface ErrorView {
  readonly code: string;
  readonly kind: ConsoleErrorKind;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly spec?: string | undefined;
  /** Why it is likely so, most likely first, where what came says so. */
  readonly causes?: readonly string[] | undefined;
}

/**
 * The one error the console throws on purpose.
 *
 * `code` is stable and kebab-case, for tests and scripts; `message` says what was expected and what came, quoting a
 * parameter's name but never its secret value; `hint` says what to do; `spec` names the clause that asks for it.
 */
export class ConsoleError extends Error {
  override readonly name = 'ConsoleError';
  readonly code: string;
  readonly kind: ConsoleErrorKind;
  readonly hint: string | undefined;
  readonly spec: string | undefined;
  readonly causes: readonly string[] | undefined;

  constructor(
    kind: ConsoleErrorKind,
    code: string,
    message: string,
    options: {
      readonly hint?: string;
      readonly spec?: string;
      readonly causes?: readonly string[];
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.code = code;
    this.hint = options.hint;
    this.spec = options.spec;
    this.causes = options.causes;
  }

  /** The error without its stack and cause, fit to be shown, logged or sent to the window. */
  toView(): ErrorView {
    const { code, kind, message, hint, spec, causes } = this;
    return { code, kind, message, hint, spec, ...(causes === undefined ? {} : { causes }) };
  }
}

/** Any thrown value as an {@link ErrorView}; what is not a {@link ConsoleError} becomes `internal` without its details. */
export function toErrorView(error: unknown): ErrorView {
  if (error instanceof ConsoleError) return error.toView();
  return {
    code: 'internal-error',
    kind: 'internal',
    message: 'Something failed inside the console.',
    hint: 'The log has the details. Please report it with the steps that led here.',
  };
}

const MAX_FRAMES = 8;

/** Where an error was thrown, a line for each frame. Its message is not among them: of any line it may quote a value. */
export function stackFrames(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MAX_FRAMES)
    .join('\n');
}
