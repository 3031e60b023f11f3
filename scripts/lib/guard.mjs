import { Failure, Interrupted } from './failure.mjs';
import { logFile, openLog, writeLog } from './log.mjs';
import { complain } from './say.mjs';
import { watchSignals } from './signals.mjs';

/** Runs a command with its log open, and turns every way it can end into an exit code and at most one message. */
export async function runGuarded(name, load) {
  openLog(name);
  watchSignals();
  // Whoever reads our output may stop reading (`| head`); that is no reason to break off the work.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  // Something thrown outside the awaited chain must not print Node's own trace either.
  process.on('uncaughtException', (error) => process.exit(report(error)));
  process.on('unhandledRejection', (error) => process.exit(report(error)));
  try {
    const command = await load();
    process.exitCode = (await command.main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** Tells people what went wrong and returns the exit code that goes with it. */
function report(error) {
  writeLog(`${error?.stack ?? error}\n`);
  if (error instanceof Interrupted) return error.exitCode;
  if (error instanceof Failure) {
    complain([error.message, error.hint].filter(Boolean).join('\n'));
    return error.exitCode;
  }
  complain(`Something unexpected happened: ${error?.message ?? error}\nThe details are in ${logFile()}`);
  return 1;
}
