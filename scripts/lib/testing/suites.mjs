import { join } from 'node:path';
import { run } from '../run.mjs';
import { complain } from '../say.mjs';
import { readReport } from './report.mjs';

const LIMIT_MS = 8 * 60_000;

/** The suites, in the order in which they run; what users decrypt with is Electron's own Node and crypto, so two run there again. */
export const suites = [
  { name: 'unit', project: 'unit' },
  { name: 'interop', project: 'interop' },
  { name: 'attacks', project: 'attacks' },
  { name: 'keychain', project: 'keychain' },
  { name: 'unit in Electron', project: 'unit', inElectron: true },
  { name: 'attacks in Electron', project: 'attacks', inElectron: true },
  { name: 'e2e', project: 'e2e' },
];

/** Where a suite's report is. */
export const reportFile = ({ name }, { reports }) => join(reports, `${name.replaceAll(' ', '-')}.json`);

/**
 * Runs one suite with its output shown as it comes, and counts its report.
 * @param {(typeof suites)[number]} suite
 * @param {{ projectFolder: string, env: Record<string, string>, user?: { uid: number, gid: number }, node: string, electron: string, reports: string }} where
 * @param {readonly string[]} [files] parts of the names of the test files to run; all of them where there is none
 */
export async function runSuite(suite, where, files = []) {
  const { name, project, inElectron } = suite;
  const { projectFolder, env, user, node, electron } = where;
  const report = reportFile(suite, where);
  const program = inElectron ? electron : node;
  const args = [
    join(projectFolder, 'node_modules/vitest/vitest.mjs'),
    ...['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...files,
  ];
  const { code, timedOut } = await run(program, args, {
    live: true,
    cwd: projectFolder,
    env: inElectron ? { ...env, ELECTRON_RUN_AS_NODE: '1' } : env,
    timeoutMs: LIMIT_MS,
    uid: user?.uid,
    gid: user?.gid,
  });
  if (timedOut) complain(`The suite ${name} was ended after ${LIMIT_MS / 60_000} minutes.`);
  return readReport(report, code);
}
