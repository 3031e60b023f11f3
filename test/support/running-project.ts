import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { startApp } from '../../src/cli/test-app/app-process.js';
import { type ProjectRoutes, projectModel } from '../../src/core/project-code/model.js';
import type { ProjectOptions } from '../../src/core/project-code/options.js';
import { TEST_CASES } from '../../src/sandbox/app-under-test/test-cases.js';
import { createDemoClient, toSandboxClient } from '../../src/sandbox/clients/demo-client.js';
import { startSandbox } from '../../src/sandbox/server.js';
import type { Sandbox } from '../../src/sandbox/types.js';
import { runCli } from './cli.js';
import { freePort } from './free-port.js';
import { ORDINARY_PROJECT, withLayout } from './project-code.js';

/** How a project of `ORDINARY_PROJECT`’s client is started. */
export interface ProjectStart extends Pick<ProjectOptions, 'target' | 'layout'> {
  /** A line for the system's shell; the port is in its environment. */
  readonly command: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Who logs in; a parent with everything on record where nobody else is named. */
  readonly persona?: string;
  /** How long it may take to come up, in milliseconds; 30 seconds by default. */
  readonly timeoutMs?: number;
}

/** A project that runs against a sandbox of its own. */
export interface RunningProject extends Pick<ProjectOptions, 'target' | 'layout'> {
  readonly sandbox: Sandbox;
  readonly origin: string;
  readonly routes: ProjectRoutes;
  /** All that it wrote. */
  readonly log: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts a project with its secrets in the environment, as its README says. */
async function runProject(start: ProjectStart): Promise<RunningProject> {
  const { target, layout, command, env, persona = 'citizen-parent', timeoutMs = 30_000 } = start;
  const { origin, port, routes } = await placeOf(start);
  const redirectUri = origin + routes.redirect;
  const made = await createDemoClient({ redirectUrls: [redirectUri] });
  const credentials = { ...made, id: ORDINARY_PROJECT.clientId };
  const sandbox = await startSandbox({ clients: [toSandboxClient(credentials)], autoApprove: true, persona });
  const folder = await mkdtemp(join(tmpdir(), 'sgid-console-running-'));
  const file = join(folder, 'log.txt');
  const app = await startApp({
    command: `${command} > "${file}" 2>&1`,
    loginUrl: new URL(origin + routes.login),
    timeoutMs,
    signal: new AbortController().signal,
    env: {
      SGID_CLIENT_SECRET: credentials.secret,
      // As many files have it: on one line.
      SGID_PRIVATE_KEY: credentials.privateKey.replaceAll('\n', '\\n'),
      SGID_HOSTNAME: sandbox.origin,
      SGID_REDIRECT_URI: redirectUri,
      PORT: port,
      ...env,
    },
  }).catch(async (cause) => {
    await sandbox.stop();
    throw new Error(`${target} for ${layout} did not start: ${await readFile(file, 'utf8')}`, { cause });
  });
  return {
    target,
    layout,
    sandbox,
    origin,
    routes,
    log: () => readFile(file, 'utf8'),
    stop: async () => {
      await app.stop();
      await sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Has a project run while the tests of this describe block do. */
export function runningProject(start: () => ProjectStart): () => RunningProject {
  let project: RunningProject | undefined;
  beforeAll(async () => {
    project = await runProject(start());
  }, 60_000);
  afterAll(() => project?.stop());
  return () => {
    if (project === undefined) throw new Error('The project does not run.');
    return project;
  };
}

/** The guided test of apps finds a project that accepts nothing that it must refuse. */
export async function expectTestAppRefuses(start: ProjectStart): Promise<void> {
  const { command, env, persona, timeoutMs } = start;
  const { origin, port, routes } = await placeOf(start);
  const options = {
    '--start': command,
    '--login-url': origin + routes.login,
    '--redirect-uri': origin + routes.redirect,
    ...(persona && { '--persona': persona }),
    ...(timeoutMs && { '--timeout': String(timeoutMs / 1000) }),
  };
  const { code, stdout } = await runCli(['sandbox', 'test-app', '--json', ...Object.entries(options).flat()], {
    env: { PORT: port, ...env },
  });
  const report = JSON.parse(stdout);
  expect(report.cases.filter(({ verdict }: { verdict: string }) => verdict !== 'refused')).toEqual([]);
  expect(report.cases.length).toBe(TEST_CASES.length);
  expect(report.findings).toEqual([]);
  expect(report.baseline).toEqual({ status: 200, place: origin + routes.person });
  expect(code).toBe(0);
}

async function placeOf({ target, layout }: Pick<ProjectOptions, 'target' | 'layout'>) {
  const { routes } = projectModel(withLayout({ ...ORDINARY_PROJECT, target }, layout));
  const port = String(await freePort());
  return { origin: `http://localhost:${port}`, port, routes };
}
