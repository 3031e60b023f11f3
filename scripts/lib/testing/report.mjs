import { readFile } from 'node:fs/promises';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

export const nothing = Object.freeze({ passed: 0, failed: 0, skipped: 0 });
export const oneFailure = Object.freeze({ passed: 0, failed: 1, skipped: 0 });

/** @returns {Tally} */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * Counts vitest's JSON report. Whatever else went wrong counts as a failure too: a run can go wrong without any test that
 * failed, and must never look green.
 * @param {string} file the report
 * @param {number} exitCode of the run that wrote it
 * @returns {Promise<Tally>}
 */
export async function readReport(file, exitCode) {
  const report = await readFile(file, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  if (!Array.isArray(report?.testResults) || report.testResults.length === 0) return oneFailure;
  const tally = report.testResults.map(countFile).reduce(add, nothing);
  return exitCode !== 0 && tally.failed === 0 ? add(tally, oneFailure) : tally;
}

function countFile({ status, assertionResults }) {
  const count = (...states) => assertionResults.filter((result) => states.includes(result.status)).length;
  const passed = count('passed');
  const failed = count('failed');
  // A file that could not be loaded, or whose set-up failed, lists no test that did.
  if (status === 'failed' && failed === 0) return { passed, failed: 1, skipped: assertionResults.length - passed };
  return { passed, failed, skipped: assertionResults.length - passed - failed };
}

/** The line that sums up a whole run. */
export function sumUp({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
