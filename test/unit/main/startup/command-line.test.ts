import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { credentialsFilesIn } from '../../../../src/main/startup/command-line.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-command-line-'));
  for (const name of ['a.json', 'b.txt', '-dash.json']) writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'app.json'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the files on the command line', () => {
  it.each([
    [['a.json'], ['a.json']],
    [
      ['a.json', 'b.txt', 'a.json'],
      ['a.json', 'b.txt'],
    ],
    [
      ['gone.json', 'gone.pem', '.env.local', 'gone.age'],
      ['gone.json', 'gone.pem', '.env.local', 'gone.age'],
    ],
    [['gone.txt', 'https://example.com/'], []],
    [['app.json', '.'], []],
    [['-dash.json', '--inspect=0', '--no-sandbox', ''], []],
    [['./-dash.json'], ['-dash.json']],
    [['a.json\0'], []],
  ])('of %j are %j', (given, found) => {
    expect(credentialsFilesIn(['/opt/program', ...given], folder)).toEqual(found.map((name) => join(folder, name)));
  });
});
