import { join } from 'node:path';
import { run } from '../run.mjs';
import { complain } from '../say.mjs';
import { readReport } from './report.mjs';

const LIMIT_MS = 20 * 60_000;

/**
 * The suites in two lanes that run side by side, each in its order, and about as long as each other: windows and keychains
 * mostly wait, and leave a core to the rest. What users decrypt with is Electron's own Node and crypto, so two suites run
 * there again.
 */
const LANES = [
  [
    { name: 'unit', project: 'unit' },
    { name: 'interop', project: 'interop' },
    { name: 'attacks', project: 'attacks' },
    { name: 'attacks in Electron', project: 'attacks', inElectron: true },
  ],
  [
    { name: 'e2e', project: 'e2e' },
    { name: 'keychain', project: 'keychain' },
    { name: 'unit in Electron', project: 'unit', inElectron: true },
  ],
];

export const suites = LANES.flat();

/** The suites of these projects, a list for each lane that has any. */
export function lanesOf(projects) {
  const chosen = LANES.map((lane) => lane.filter(({ project }) => projects.has(project)));
  return chosen.filter((lane) => lane.length > 0);
}

/** Where a suite's report is. */
export const reportFile = ({ name }, { reports }) => join(reports, `${name.replaceAll(' ', '-')}.json`);

/**
 * Runs one suite and counts its report. Its output is shown as it comes, or whole at its end where other suites run beside it.
 * @param {(typeof suites)[number]} suite
 * @param {{ projectFolder: string, env: Record<string, string>, user?: { uid: number, gid: number }, node: string, electron: string, reports: string }} where
 * @param {{ files?: readonly string[], live?: boolean }} [how] parts of the names of the test files to run, all of them where
 *   there is none; whether the output is shown as it comes
 */
export async function runSuite(suite, where, { files = [], live = true } = {}) {
  const { name, project, inElectron } = suite;
  const { projectFolder, env, user, node, electron } = where;
  const report = reportFile(suite, where);
  const program = inElectron ? electron : node;
  const args = [
    join(projectFolder, 'node_modules/vitest/vitest.mjs'),
    ...['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...files,
  ];
  const { code, output, timedOut } = await run(program, args, {
    live,
    cwd: projectFolder,
    env: inElectron ? { ...env, ELECTRON_RUN_AS_NODE: '1' } : env,
    timeoutMs: LIMIT_MS,
    uid: user?.uid,
    gid: user?.gid,
  });
  if (!live) process.stdout.write(`\n=== ${name} ===\n${output}`);
  if (timedOut) complain(`The suite ${name} was ended after ${LIMIT_MS / 60_000} minutes.`);
  return readReport(report, code);
}
