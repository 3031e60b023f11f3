import type { ComparedPart, ComparedVerdict } from '../../../core/compare/compare-runs.js';
import { STEP_TEXTS } from '../../../core/flow/step-texts.js';
import type { HistoryProblem, HistoryView, KeptRunView } from '../../../shared/views/history.js';
import { counted } from '../../components/format.js';

/** Where runs are kept and how. */
export function whereKept({ where, folder, keychain }: HistoryView): string {
  if (where === 'memory') {
    return 'In memory, until the console is closed: there is no keychain for the key, so nothing is written to disk.';
  }
  return `In ${folder}, each run encrypted with AES-256-GCM. The key is in ${keychain} and nowhere else.`;
}

/** How a run ended. */
export function outcomeWords({ outcome, step }: KeptRunView): string {
  const at = step === undefined ? '' : ` at ${STEP_TEXTS[step].title}`;
  if (outcome === 'failed') return `Failed${at}`;
  if (outcome === 'stopped')
    return step === undefined ? 'Left before its end' : `Left before ${STEP_TEXTS[step].title}`;
  return outcome === 'warned' ? 'Finished, with warnings' : 'Finished';
}

/** The checks of a run, in figures. Those that do not apply are left out: nothing is wrong with them. */
export function checkWords({ checks }: KeptRunView): string {
  const all = checks.passed + checks.warned + checks.failed + checks.skipped;
  if (all === 0) return 'no checks';
  const held = `${counted(checks.passed, 'check')} ${checks.passed === 1 ? 'holds' : 'hold'}`;
  const warned = checks.warned === 0 ? '' : `, ${checks.warned} ${checks.warned === 1 ? 'wants' : 'want'} a look`;
  return `${held}${warned}${checks.failed === 0 ? '' : `, ${checks.failed} failed`}`;
}

/** Why a file cannot be read, and what can be done. */
export const PROBLEM_WORDS: Readonly<Record<HistoryProblem['kind'], string>> = {
  damaged: 'It was cut off or altered since it was written. Restore it from a copy, or remove it.',
  foreign: 'It is not a record of the console. Move it away if you need it, or remove it.',
  newer: 'A newer version of the console wrote it. Open it with that version.',
  renamed: 'It holds another record than its name says. Give it its name back, or remove it.',
  'key-missing':
    'Its key is no longer in the keychain. Nobody can read it without: restore the keychain, or remove it.',
  unreadable: 'The system does not let it be read. Check its permissions.',
};

/** What the parts of a comparison are called. */
export const PART_TITLES: Readonly<Record<ComparedPart, string>> = {
  steps: 'Steps',
  parameters: 'Parameters',
  headers: 'Headers',
  claims: 'Claims',
  checks: 'Checks',
  fields: 'Fields',
};

/** What is said of a pair of entries. */
export const COMPARED_WORDS: Readonly<Record<ComparedVerdict, string>> = {
  differs: 'Differs',
  'only-left': 'Only in the first',
  'only-right': 'Only in the second',
  repeated: 'Repeated',
  unknown: 'Cannot be told',
  fresh: 'New in each run',
  same: 'Same',
};
