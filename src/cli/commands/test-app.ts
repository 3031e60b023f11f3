import { extname } from 'node:path';
import { ConsoleError } from '../../core/errors.js';
import { appEnvironment } from '../../core/snippets/app-environment.js';
import { writePrivateFile } from '../../engine/storage/write-private-file.js';
import { reportFile } from '../../sandbox/app-under-test/report-file.js';
import { runSuite } from '../../sandbox/app-under-test/run-suite.js';
import type { CaseResult } from '../../sandbox/app-under-test/test-case.js';
import { TEST_CASES } from '../../sandbox/app-under-test/test-cases.js';
import { reportOf, type TestReport } from '../../sandbox/app-under-test/test-report.js';
import { createUrlDriver, isOneOf } from '../../sandbox/app-under-test/url-driver.js';
import { createDemoClient, type PortalCredentials, toSandboxClient } from '../../sandbox/clients/demo-client.js';
import { SandboxError } from '../../sandbox/errors.js';
import { startSandbox } from '../../sandbox/server.js';
import type { Sandbox } from '../../sandbox/types.js';
import type { Command, CommandContext } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { interrupted } from '../interrupted.js';
import { writeCounts, writeFindings, writeResult } from '../output/test-app-lines.js';
import { type AppProcess, startApp } from '../test-app/app-process.js';
import { readTestAppOptions, type TestAppOptions } from '../test-app/test-app-options.js';

/** The whole of a test; each request and each start has a deadline of its own besides. */
const TEST_MS = 10 * 60_000;

/** `sandbox test-app`: starts an app, lets its logins go wrong one way after another, and says what it accepted. */
export const testAppCommand: Command = async (context) => {
  const options = readTestAppOptions(context.args);
  if (context.signal.aborted) throw interrupted();
  const credentials = await createDemoClient({ redirectUrls: [options.redirectUri.href] });
  const sandbox = await startSandbox({
    clients: [toSandboxClient(credentials)],
    persona: options.persona,
    autoApprove: true,
  });
  try {
    const report = await testApp(context, options, sandbox, credentials);
    writeFindings(context.terminal, report.findings);
    writeCounts(context.terminal, report.counts);
    for (const path of options.reports) {
      const format = extname(path).toLowerCase() === '.html' ? 'html' : 'json';
      await writePrivateFile(path, await reportFile(report, format));
    }
    return { document: report, exitCode: report.ok ? EXIT.done : EXIT.failed };
  } finally {
    await sandbox.stop();
  }
};

async function testApp(
  context: CommandContext,
  { start, loginUrl, redirectUri, startMs }: TestAppOptions,
  sandbox: Sandbox,
  credentials: PortalCredentials,
): Promise<TestReport> {
  const { terminal } = context;
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(TEST_MS)]);
  const env = appEnvironment({
    hostname: sandbox.origin,
    clientId: credentials.id,
    clientSecret: credentials.secret,
    privateKey: credentials.privateKey,
    redirectUri: redirectUri.href,
  });
  const startIt = () => startApp({ command: start, env, loginUrl, timeoutMs: startMs, signal });
  let app: AppProcess | undefined;
  const restart = async () => {
    await app?.stop();
    app = undefined;
    app = await startIt();
  };
  const testedAt = new Date().toISOString();
  try {
    await restart();
    const driver = createUrlDriver({
      loginUrl,
      providerOrigin: sandbox.origin,
      isRedirectUri: isOneOf([redirectUri.href]),
      restart,
      restartedByHand: false,
    });
    const results: CaseResult[] = [];
    const recorded = await runSuite(
      { sandbox, driver, signal, cases: TEST_CASES },
      {
        onResult: (result, isConfirmed) => {
          if (!isConfirmed) return;
          results.push(result);
          writeResult(terminal, result);
        },
      },
    );
    return reportOf({ testedAt, loginUrl: loginUrl.href, recorded, cases: TEST_CASES, results });
  } catch (error) {
    throw context.signal.aborted ? interrupted() : failureOf(error, signal);
  } finally {
    await app?.stop();
  }
}

/** That the app cannot be tested is a failure of the test, not wrong usage. */
function failureOf(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof SandboxError) {
    return new ConsoleError('validation', error.code, error.message, { hint: error.hint, cause: error });
  }
  if (!signal.aborted) return error;
  return new ConsoleError(
    'validation',
    'test-too-slow',
    `Expected the test to end within ${TEST_MS / 60_000} minutes.`,
    {
      hint: 'Each login takes the time that the app takes. See that it answers quickly by hand.',
      cause: error,
    },
  );
}
