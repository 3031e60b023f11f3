import { readFile } from 'node:fs/promises';

// The families of hostile cases: redirect, transport, ID token, JWE, credentials, keychain, Electron, leaks, sandbox.
const ID = /\b[RTIJCKELS]\d{2}\b/g;

/**
 * Which hostile cases a report covers: a case passed if every test that bears its id did.
 * @param {string} file vitest's JSON report
 * @returns {Promise<{ ran: number, passed: number, failed: string[] }>}
 */
export async function countAttacks(file) {
  const { testResults } = JSON.parse(await readFile(file, 'utf8'));
  const outcome = new Map();
  for (const { fullName, status } of testResults.flatMap((result) => result.assertionResults)) {
    if (status !== 'passed' && status !== 'failed') continue;
    for (const id of new Set(fullName.match(ID))) outcome.set(id, (outcome.get(id) ?? true) && status === 'passed');
  }
  const failed = [...outcome].filter(([, passed]) => !passed).map(([id]) => id);
  return { ran: outcome.size, passed: outcome.size - failed.length, failed: failed.sort() };
}
