import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/sandbox/app-under-test/test-case.js';
import { TEST_CASES } from '../../src/sandbox/app-under-test/test-cases.js';
import type { TestReport } from '../../src/sandbox/app-under-test/test-report.js';
import { type CliResult, ensureCliBuilt, runCli } from '../support/cli.js';
import { freePort } from '../support/free-port.js';

const CASE_IDS = TEST_CASES.map(({ id }) => id);
const HABITS = ['correct', 'state-unchecked', 'state-optional', 'state-guessable', 'id-token-unchecked'] as const;
const APP = `"${process.execPath}" "${resolve('test/fixtures/apps/express/app.mjs')}"`;

/** What the app must refuse and does not, by its habit. Everything else it refuses. */
const ACCEPTED: Readonly<Record<(typeof HABITS)[number], readonly string[]>> = {
  correct: [],
  'state-unchecked': [
    'redirect.of-another-login',
    'redirect.state-wrong',
    'redirect.state-missing',
    'redirect.state-repeated',
  ],
  'state-optional': ['redirect.state-missing'],
  'state-guessable': ['redirect.of-another-login'],
  'id-token-unchecked': [
    'token.id-token-missing',
    ...CASE_IDS.filter((id) => id.startsWith('id-token.')),
    'userinfo.subject-other',
  ],
};

const FINDINGS: Readonly<Record<(typeof HABITS)[number], readonly string[]>> = {
  correct: [],
  'state-unchecked': [],
  'state-optional': [],
  'state-guessable': ['state-short', 'state-reused'],
  'id-token-unchecked': ['userinfo-repeated'],
};

/** Whoever never looks at the ID token fetches no keys either. */
function verdictOf(habit: (typeof HABITS)[number], id: string): Verdict {
  if (habit === 'id-token-unchecked' && id.startsWith('jwks.')) return 'not-reached';
  return ACCEPTED[habit].includes(id) ? 'accepted' : 'refused';
}

interface Tested {
  readonly result: CliResult;
  readonly report: TestReport;
  readonly loginUrl: string;
}

let folder: string;
const tested = new Map<string, Tested>();

/** Tests the app with one habit; each has a sandbox and a port of its own, so that they run side by side. */
async function test(habit: string, port: number): Promise<void> {
  const origin = `http://localhost:${port}`;
  const report = join(folder, `${habit}.html`);
  const args = ['--start', APP, '--login-url', `${origin}/login`, '--redirect-uri', `${origin}/api/redirect`];
  const result = await runCli(['sandbox', 'test-app', ...args, '--json', '--report', report], {
    env: { APP_HABIT: habit },
  });
  tested.set(habit, { result, report: JSON.parse(result.stdout), loginUrl: `${origin}/login` });
}

beforeAll(async () => {
  await ensureCliBuilt();
  folder = await mkdtemp(join(tmpdir(), 'sgid-console-test-app-'));
  const ports = await Promise.all(HABITS.map(() => freePort()));
  await Promise.all(HABITS.map((habit, at) => test(habit, ports[at] ?? 0)));
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

describe('sandbox test-app', () => {
  it('has at least 20 cases, each once', () => {
    expect(new Set(CASE_IDS).size).toBe(CASE_IDS.length);
    expect(CASE_IDS.length).toBeGreaterThanOrEqual(20);
  });

  it.each(HABITS)('gives the app on the official SDK, %s, the right verdicts and no others', (habit) => {
    const { result, report } = tested.get(habit) as Tested;
    const verdicts = Object.fromEntries(report.cases.map(({ id, verdict }) => [id, verdict]));
    const expected = CASE_IDS.map((id) => [id, verdictOf(habit, id)]);
    expect(verdicts).toEqual(Object.fromEntries(expected));
    expect(result.code).toBe(ACCEPTED[habit].length === 0 ? 0 : 1);
    expect(report.ok).toBe(ACCEPTED[habit].length === 0);
    expect(report.findings.map(({ id }) => id)).toEqual(FINDINGS[habit]);
  });

  it('says what it rests each acceptance on, by which clause, and what to do', () => {
    const { report, loginUrl } = tested.get('state-optional') as Tested;
    const accepted = report.cases.find(({ verdict }) => verdict === 'accepted');
    expect(accepted).toMatchObject({ evidence: 'A token request followed.', clause: 'RFC 6749 10.12' });
    expect(accepted?.fix).toContain('compare it');
    expect(report).toMatchObject({
      loginUrl,
      baseline: { status: 200, place: loginUrl.replace('/login', '/profile') },
    });
  });

  it('writes a page that runs nothing and has every verdict', async () => {
    const page = await readFile(join(folder, 'state-unchecked.html'), 'utf8');
    expect(page).toContain('The app accepted 4 cases that it must refuse');
    expect(page).toContain("default-src 'none'");
    for (const id of CASE_IDS) expect(page).toContain(`<code>${id}</code>`);
  });

  it('leaves no process of the app behind', async () => {
    for (const { loginUrl } of tested.values()) await expect(fetch(loginUrl)).rejects.toThrow('fetch failed');
  });

  it('fails where the app ends before it answers, with what it wrote', async () => {
    const start = `"${process.execPath}" -e "console.error('no configuration'); process.exitCode = 3"`;
    const loginUrl = `http://localhost:${await freePort()}/login`;
    const { code, stdout } = await runCli(['sandbox', 'test-app', '--json', '--start', start, '--login-url', loginUrl]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 'app-not-started',
      hint: 'It wrote last: no configuration',
    });
  });

  it('ends with 130 where it is interrupted, and takes the app with it', async () => {
    const loginUrl = `http://localhost:${await freePort()}/login`;
    const redirectUri = loginUrl.replace('/login', '/api/redirect');
    const cli = resolve(process.env.SGID_CONSOLE_CLI ?? 'out/cli/index.js');
    const args = ['sandbox', 'test-app', '--start', APP, '--login-url', loginUrl, '--redirect-uri', redirectUri];
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const exited = once(child, 'exit');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const [code] = await exited;
    expect(code).toBe(process.platform === 'win32' ? null : 130);
    if (process.platform !== 'win32') await expect(fetch(loginUrl)).rejects.toThrow('fetch failed');
  });
});
