import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../src/core/export/formats/csv.js';
import { EXPORT_FORMATS } from '../../../src/core/export/formats.js';
import { buildSamplePayload } from '../../../src/core/export/sample-payload.js';
import { writeExport } from '../../../src/core/export/write-export.js';
import { leakedIn } from '../../support/leaks.js';
import { exportSample, sampleSource } from '../../support/sample-source.js';

const VALUES = { 'myinfo.name': 'TAN CANARY LING', 'myinfo.nric_number': 'S9812381D', 'myinfo.sex': 'FEMALE' };
/** The schemas hold no values at all, whoever asks. */
const WITH_VALUES = EXPORT_FORMATS.filter(({ id }) => id !== 'json-schema');

/** Everything that an export writes, in one text. */
async function written(privacy: 'masked' | 'synthetic' | 'received', id: (typeof EXPORT_FORMATS)[number]['id']) {
  return JSON.stringify(await writeExport(id, [exportSample(sampleSource(VALUES, { privacy }))]));
}

/** The cells of a CSV as RFC 4180 has them, its comments left out. */
function cellsOf(text: string): string[] {
  const table = text.slice(text.indexOf('"run"'));
  return [...table.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, cell = '']) => cell.replaceAll('""', '"'));
}

describe('exports', () => {
  it.each(WITH_VALUES)('L03 $id is masked unless revealed, and says so where it is', async ({ id }) => {
    const masked = await written('masked', id);
    expect(
      leakedIn(masked, [
        { name: 'name', value: 'CANARY' },
        { name: 'nric', value: 'S9812381D' },
      ]),
    ).toEqual([]);
    expect(masked).not.toContain('HOLDS PERSONAL DATA');
    expect(await written('received', id)).toContain('HOLDS PERSONAL DATA AS RECEIVED');
  });

  it('L03 a name under which a value came is no way out of a mask', () => {
    const source = sampleSource({ 'myinfo.vehicles': '[{"S9812381D":"x","TAN":1}]' });
    for (const privacy of ['masked', 'synthetic'] as const) {
      expect(JSON.stringify(buildSamplePayload({ ...source, privacy }))).not.toMatch(/S9812381D|TAN/);
    }
  });

  it.each([
    '=1+1',
    '+65 91234567',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '=cmd|"/c calc"!A1',
    'a;=1+1',
    'a\n=1',
    'a\t@x',
    '＝1',
  ])('L04 %j is no formula in any cell, and is not lost', (value) => {
    const source = sampleSource({ 'myinfo.name': value, [value]: 'x' }, { privacy: 'received', sub: value });
    const cells = cellsOf(csvOf([buildSamplePayload(source)]));
    const holding = cells.filter((cell) => cell.replaceAll("'", '').includes(value.trim()));
    expect(holding.length).toBeGreaterThanOrEqual(3);
    for (const cell of cells) {
      for (const part of cell.split(/[;\t\r\n]/)) expect(part.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
    }
  });

  it('L04 quotes, separators and line ends in a value stay in its cell', () => {
    const value = 'a","b"\r\n"=1';
    const text = csvOf([buildSamplePayload(sampleSource({ 'myinfo.name': value }, { privacy: 'received' }))]);
    expect(cellsOf(text)).toHaveLength(16);
    expect(cellsOf(text)[13]).toBe(`a","b"\r\n"=1`);
  });

  it('L04 what a file says of itself is no formula and no cell more, whatever the client is called', () => {
    const payload = buildSamplePayload(sampleSource(VALUES, { clientId: '=1+1",;\n@x\u202E' }));
    for (const line of csvOf([payload])
      .split('\r\n')
      .filter((one) => one.startsWith('#'))) {
      expect(line).not.toMatch(/[",;\t\n\u202E]/);
    }
  });
});
