import { ConsoleError } from '../errors.js';
import { type Check, tallyChecks, worstVerdict } from './check.js';
import type { StepReport } from './state.js';
import type { StepId } from './step-ids.js';

/**
 * The report of a step: its verdict is the worst of its checks, its summary says which did not hold.
 *
 * @param checks every rule the step held something to
 * @param summary what was done, for when all is well or merely worth a look
 */
export function stepReport(
  checks: readonly Check[],
  summary: string,
  parts: Partial<Pick<StepReport, 'facts' | 'anatomy' | 'error' | 'status'>> = {},
): StepReport {
  const status = parts.status ?? worstVerdict(checks);
  return {
    status,
    summary: status === 'failed' ? failureSummary(checks, summary) : summary,
    checks,
    facts: parts.facts ?? [],
    anatomy: parts.anatomy ?? [],
    error: parts.error,
  };
}

/** The report of a step that could not even be checked, for example because nothing came. */
export function failedReport(error: unknown, checks: readonly Check[] = []): StepReport {
  if (!(error instanceof ConsoleError)) throw error;
  return { status: 'failed', summary: error.message, checks, facts: [], anatomy: [], error: error.toView() };
}

/**
 * What an earlier step should have left behind.
 *
 * @throws ConsoleError `step-out-of-order` where it has not
 */
export function requireArtifact<T>(value: T | undefined, madeBy: StepId): T {
  if (value !== undefined) return value;
  throw new ConsoleError('config', 'step-out-of-order', `Expected the step ${madeBy} to have run before this one.`, {
    hint: `Run ${madeBy} first, or run to the end.`,
  });
}

/**
 * How many checks hold, of how many, in a sentence: `21 of 24 checks hold, 3 do not apply.` The figures add up to all
 * checks of the step, less those that failed.
 */
export function tallyWords(checks: readonly Check[]): string {
  const { passed, warned, skipped, all } = tallyChecks(checks);
  const look = warned === 0 ? '' : `, ${warned} ${warned === 1 ? 'wants' : 'want'} a look`;
  const none = skipped === 0 ? '' : `, ${skipped} ${skipped === 1 ? 'does' : 'do'} not apply`;
  return `${passed} of ${all} checks hold${look}${none}.`;
}

function failureSummary(checks: readonly Check[], summary: string): string {
  const failed = checks.filter((check) => check.status === 'failed');
  const [first] = failed;
  if (first === undefined) return summary;
  const others = failed.length > 1 ? `, nor do ${failed.length - 1} more` : '';
  return `${tallyWords(checks)} Does not hold: ${first.rule}${others}.`;
}
