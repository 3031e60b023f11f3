#!/usr/bin/env node
import { version } from '../../package.json';
import { runMain } from './main.js';

const interrupt = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    // The second time the user means it.
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort();
  });
}

// A reader that goes away, such as `head`, is no reason for a stack trace.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runMain({
  argv: process.argv.slice(2),
  version,
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  signal: interrupt.signal,
});
