import { maskForDisplay } from '../../core/catalogue/mask.js';
import { tallyChecks } from '../../core/flow/check.js';
import { type ResultItem, readResult } from '../../core/flow/result.js';
import type { StepState } from '../../core/flow/state.js';
import { STEP_TEXTS } from '../../core/flow/step-texts.js';
import type { RunParts } from '../../engine/flow/run-secrets.js';
import { isOk } from '../commands/run-document.js';
import type { Terminal } from './terminal.js';

/** Writes what came of a run: the data side by side with what was asked for, and the verdict. */
export function writeResult(terminal: Terminal, parts: RunParts, reveal: boolean): void {
  const { artifacts, request } = parts;
  const items = artifacts.fields === undefined ? [] : readResult(request.scopes, artifacts.fields, Date.now());
  for (const item of items) writeItem(terminal, item, reveal);
  if (items.length > 0) terminal.line();
  terminal.line(verdictLine(terminal, parts));
}

function writeItem(terminal: Terminal, item: ResultItem, reveal: boolean): void {
  const label = terminal
    .plain(item.definition?.label ?? item.scope)
    .slice(0, 40)
    .padEnd(40);
  const [first = '', ...rest] = valueLines(item, reveal);
  terminal.line(`${terminal.symbol(item.verdict)} ${label} ${terminal.plain(first)}`);
  for (const line of rest) terminal.line(`${' '.repeat(43)}${terminal.plain(line)}`);
}

function valueLines({ field, definition }: ResultItem, reveal: boolean): readonly string[] {
  if (field === undefined) return ['not returned'];
  if (!field.ok) return [`cannot be decrypted: ${field.error.message}`];
  const text = reveal ? field.value : maskForDisplay(definition, field.value);
  return text === '' ? ['empty'] : text.split('\n');
}

function verdictLine(terminal: Terminal, parts: RunParts): string {
  const { steps } = parts.state;
  const { passed, warned, failed: checksFailed, skipped } = tallyChecks(steps.flatMap((step) => step.checks));
  // A step that an error ended failed too, though none of its checks did: nothing was left to check.
  const byError = steps.filter(endedByError).length;
  const figures = `${passed} ${passed === 1 ? 'check' : 'checks'} passed, ${warned} ${warned === 1 ? 'wants' : 'want'} a look, ${checksFailed + byError} failed, ${skipped} had nothing to hold.`;
  if (isOk(parts)) return `${terminal.symbol('passed')} ${terminal.paint('bold', 'The flow works.')} ${figures}`;
  const failed = steps.find(
    (step) => step.status === 'failed' || step.checks.some((check) => check.status === 'failed'),
  );
  const how = parts.state.status === 'cancelled' ? 'Cancelled' : 'Failed';
  const where = failed === undefined ? 'The flow did not reach its end.' : `${how} at ${STEP_TEXTS[failed.id].title}.`;
  const symbol = terminal.symbol(parts.state.status === 'cancelled' ? 'skipped' : 'failed');
  return `${symbol} ${terminal.paint('bold', where)} ${figures}`;
}

/** A cancel is nobody's error. */
function endedByError({ status, error, checks }: StepState): boolean {
  return status === 'failed' && error?.code !== 'cancelled' && tallyChecks(checks).failed === 0;
}
