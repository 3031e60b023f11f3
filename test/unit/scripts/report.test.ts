import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// The scripts are plain JavaScript, run before anything is installed; a path in a variable keeps the type checker out of them.
const scripts = new URL('../../../scripts/lib/testing/', import.meta.url).href;
const { readReport, sumUp } = await import(`${scripts}report.mjs`);
const { countAttacks } = await import(`${scripts}attack-ids.mjs`);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sgid-report-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const test = (status: string, fullName = 'a test') => ({ status, fullName });

async function report(...testResults: unknown[]): Promise<string> {
  const file = join(folder, 'report.json');
  await writeFile(file, JSON.stringify({ testResults }));
  return file;
}

describe('the count of a run', () => {
  it('adds up what passed, failed and was skipped over all files', async () => {
    const file = await report(
      { status: 'passed', assertionResults: [test('passed'), test('skipped'), test('todo')] },
      { status: 'failed', assertionResults: [test('passed'), test('failed'), test('pending')] },
    );
    expect(await readReport(file, 1)).toEqual({ passed: 2, failed: 1, skipped: 3 });
  });

  it('counts a file that could not be loaded as a failure', async () => {
    const file = await report({ status: 'failed', assertionResults: [] });
    expect(await readReport(file, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a run that failed without a failed test as a failure', async () => {
    const file = await report({ status: 'passed', assertionResults: [test('passed')] });
    expect(await readReport(file, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it.each([
    ['is missing', undefined],
    ['is not JSON', 'x'],
    ['lists no file', '{"testResults":[]}'],
  ])('counts a report that %s as a failure', async (_what, content) => {
    const file = join(folder, 'report.json');
    if (content !== undefined) await writeFile(file, content);
    expect(await readReport(file, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('is summed up in one line', () => {
    expect(sumUp({ passed: 12, failed: 0, skipped: 3 })).toBe('12 passed, 0 failed, 3 skipped');
  });
});

describe('the count of hostile cases', () => {
  it('takes a case as passed when every test with its id passed, and leaves out what did not run', async () => {
    const assertionResults = [
      test('passed', 'R01 no state'),
      test('passed', 'R02 wrong state, first'),
      test('failed', 'R02 wrong state, again'),
      test('skipped', 'T05 bad certificate'),
      test('passed', 'I07 and I08 together'),
    ];
    const file = await report({ status: 'failed', assertionResults });
    expect(await countAttacks(file)).toEqual({ ran: 4, passed: 3, failed: ['R02'] });
  });
});
