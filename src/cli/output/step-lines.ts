import type { ErrorView } from '../../core/errors.js';
import type { Check } from '../../core/flow/check.js';
import { likelyCauses } from '../../core/flow/error-causes.js';
import type { StepState } from '../../core/flow/state.js';
import { STEP_IDS } from '../../core/flow/step-ids.js';
import { STEP_TEXTS } from '../../core/flow/step-texts.js';
import type { Terminal } from './terminal.js';

const SYMBOL_OF = { passed: 'passed', warned: 'warned', failed: 'failed' } as const;

/**
 * Writes one ended step: its verdict, its checks, and for those that did not hold what was expected, what came and what
 * to do.
 *
 * @param redact takes secrets out of every text
 */
export function writeStep(terminal: Terminal, step: StepState, redact: (text: string) => string): void {
  const number = String(STEP_IDS.indexOf(step.id) + 1).padStart(2);
  const verdict = step.status in SYMBOL_OF ? SYMBOL_OF[step.status as keyof typeof SYMBOL_OF] : 'skipped';
  const title = terminal.paint('bold', STEP_TEXTS[step.id].title.padEnd(22));
  const time = terminal.paint('dim', formatDuration(step.durationMs ?? 0).padStart(8));
  terminal.line(
    `${terminal.symbol(verdict)} ${number} ${title} ${time}  ${terminal.plain(redact(step.summary ?? ''))}`,
  );
  for (const check of singleChecks(step.checks)) writeCheck(terminal, check, redact);
  for (const line of groupedLines(step.checks, terminal)) terminal.line(line);
  if (step.error !== undefined) writeCauses(terminal, step.error);
  if (step.error?.hint !== undefined)
    terminal.line(`       ${terminal.paint('cyan', '→')} ${terminal.plain(step.error.hint)}`);
  terminal.line();
}

/** Where a check has the same causes, its own lines say so already. */
function writeCauses(terminal: Terminal, error: ErrorView): void {
  for (const cause of likelyCauses(error)) {
    terminal.line(`       ${terminal.paint('dim', 'likely'.padEnd(9))}${terminal.plain(cause)}`);
  }
}

/** Writes one check; for one that did not hold, what was expected, what came and what to do. */
export function writeCheck(terminal: Terminal, check: Check, redact: (text: string) => string): void {
  const spec = check.spec === undefined ? '' : `  ${terminal.paint('dim', check.spec)}`;
  const why = check.status === 'skipped' ? `: ${terminal.plain(redact(check.actual ?? ''))}` : '';
  terminal.line(`     ${terminal.symbol(check.status)} ${terminal.plain(check.rule)}${why}${spec}`);
  if (check.status !== 'passed' && check.status !== 'skipped') writeObjection(terminal, check, redact);
}

/** What was expected, what came, why that is likely so, and what to do. */
function writeObjection(terminal: Terminal, check: Check, redact: (text: string) => string): void {
  const detail = (label: string, text: string | undefined) => {
    if (text === undefined) return;
    terminal.line(`         ${terminal.paint('dim', label.padEnd(9))}${terminal.plain(redact(text))}`);
  };
  detail('expected', check.expected);
  detail('came', check.actual);
  for (const cause of check.causes ?? []) detail('likely', cause);
  if (check.sdkAccepts === true) detail('SDK', 'the official TypeScript SDK lets this pass');
  if (check.remedy !== undefined)
    terminal.line(`         ${terminal.paint('cyan', '→')} ${terminal.plain(check.remedy)}`);
  for (const { library, setting } of check.settings ?? []) terminal.line(`           ${library}: ${setting}`);
}

/** Checks of which a step has one a field (`decrypt:…`, `value:…`) are counted where nothing is wrong. */
function isGrouped(check: Check): boolean {
  return check.id.includes(':') && (check.status === 'passed' || check.status === 'skipped');
}

function singleChecks(checks: readonly Check[]): readonly Check[] {
  return checks.filter((check) => !isGrouped(check));
}

const GROUP_WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'decrypt:passed': ['value decrypts', 'values decrypt'],
  'value:passed': ['value reads as its format', 'values read as their format'],
  'value:skipped': ['value is not there to be read', 'values are not there to be read'],
};

function groupedLines(checks: readonly Check[], terminal: Terminal): readonly string[] {
  const counts = new Map<string, number>();
  for (const check of checks.filter(isGrouped)) {
    const key = `${check.id.slice(0, check.id.indexOf(':'))}:${check.status}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => {
    const symbol = terminal.symbol(key.endsWith('passed') ? 'passed' : 'skipped');
    const [one, many] = GROUP_WORDS[key] ?? [key, key];
    return `     ${symbol} ${count} ${count === 1 ? one : many}`;
  });
}

/** A duration for people: milliseconds below a second, then seconds. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
