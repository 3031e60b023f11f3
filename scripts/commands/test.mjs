import { lint, typecheck } from '../lib/checks.mjs';
import { ensureDependencies } from '../lib/dependencies.mjs';
import { Failure, Interrupted } from '../lib/failure.mjs';
import { readOptions } from '../lib/options.mjs';
import { complain, say } from '../lib/say.mjs';
import { withTestBench } from '../lib/testing/bench.mjs';
import { openLedger } from '../lib/testing/ledger.mjs';
import { prepareTests } from '../lib/testing/prepare.mjs';
import { nothing, oneFailure, sumUp } from '../lib/testing/report.mjs';
import { lanesOf, runSuite, suites } from '../lib/testing/suites.mjs';

const PARTS = ['typecheck', 'lint', ...new Set(suites.map((suite) => suite.project))];

const description = {
  usage:
    'npm test -- [FLAGS] [FILE …]\nChecks types and style, and runs every suite the way users run the app. ' +
    'With a FILE, or a part of its name, only the test files that it fits.',
  rest: true,
  flags: {
    only: { type: 'string', text: `some parts, separated by commas: ${PARTS.join(', ')}` },
    'as-is': { type: 'boolean', text: "as the current user, in this folder (as root: without Chromium's sandbox)" },
    'no-install': { type: 'boolean', text: 'never install system packages (also SGID_CONSOLE_NO_INSTALL=1)' },
  },
};

/** `npm test`. Its very last line says how many passed, failed and were skipped, whatever happens before. */
export async function main(args) {
  const options = readOptions(args, description);
  if (!options) return 0;
  const wanted = chooseParts(options.flags.only);
  const ledger = openLedger();
  try {
    await runAll(wanted, options, ledger);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    complain([error.message, error.hint].filter(Boolean).join('\n'));
    ledger.enter('set-up', oneFailure);
  }
  ledger.print();
  say(sumUp(ledger.total()));
  return ledger.total().failed > 0 ? 1 : 0;
}

function chooseParts(only) {
  const names = only ? only.split(',').map((name) => name.trim()) : PARTS;
  const unknown = names.filter((name) => !PARTS.includes(name));
  if (unknown.length > 0)
    throw new Failure(`There is no part called ${unknown.join(', ')}.`, `There are: ${PARTS.join(', ')}`, 2);
  return new Set(names);
}

async function runAll(wanted, { flags, rest: files }, ledger) {
  await ledger.time('dependencies', ensureDependencies);
  if (wanted.has('typecheck')) await ledger.time('typecheck', async () => verdict((await typecheck()).length === 0));
  if (wanted.has('lint')) await ledger.time('lint', async () => verdict(await lint()));
  const lanes = lanesOf(wanted);
  if (lanes.length === 0) return;
  const prepared = await prepareTests(flags, (name, work) => ledger.time(name, work));
  if (!prepared.runtime) return;
  const start = performance.now();
  await withTestBench({ ...prepared, asIs: flags['as-is'] }, async (bench) => {
    ledger.enter('staging', nothing, (performance.now() - start) / 1000);
    const how = { files, live: lanes.length === 1 };
    if (!how.live) say(`Running ${lanes.map((lane) => lane.map(({ name }) => name).join(', ')).join(' beside ')}`);
    const inLane = async (lane) => {
      for (const suite of lane) {
        if (how.live) say(`\n=== ${suite.name} ===`);
        await ledger.time(suite.name, () => bench.inDesktop(suite.name, (where) => runSuite(suite, where, how)));
      }
    };
    await Promise.all(lanes.map(inLane));
  });
}

const verdict = (ok) => (ok ? nothing : oneFailure);
