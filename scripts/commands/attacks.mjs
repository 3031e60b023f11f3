import { ensureDependencies } from '../lib/dependencies.mjs';
import { readOptions } from '../lib/options.mjs';
import { say } from '../lib/say.mjs';
import { countAttacks } from '../lib/testing/attack-ids.mjs';
import { withTestBench } from '../lib/testing/bench.mjs';
import { prepareTests } from '../lib/testing/prepare.mjs';
import { sumUp } from '../lib/testing/report.mjs';
import { reportFile, runSuite, suites } from '../lib/testing/suites.mjs';

const description = {
  usage: 'npm run test:attacks -- [FLAGS]\nRuns the hostile cases, and says how many of them ran and passed.',
  flags: {
    'as-is': { type: 'boolean', text: "as the current user, in this folder (as root: without Chromium's sandbox)" },
    'no-install': { type: 'boolean', text: 'never install system packages (also SGID_CONSOLE_NO_INSTALL=1)' },
  },
};

/** `npm run test:attacks`. */
export async function main(args) {
  const options = readOptions(args, description);
  if (!options) return 0;
  await ensureDependencies();
  const prepared = await prepareTests(options.flags);
  const suite = suites.find(({ name }) => name === 'attacks');
  let tally;
  let attacks;
  await withTestBench({ ...prepared, asIs: options.flags['as-is'] }, (bench) =>
    bench.inDesktop(suite.name, async (where) => {
      tally = await runSuite(suite, where);
      attacks = await countAttacks(reportFile(suite, where)).catch(() => undefined);
    }),
  );
  if (attacks) {
    say(
      `${attacks.ran} hostile cases ran, ${attacks.passed} passed${attacks.failed.length > 0 ? `; failed: ${attacks.failed.join(', ')}` : ''}`,
    );
  }
  say(sumUp(tally));
  return tally.failed > 0 ? 1 : 0;
}
